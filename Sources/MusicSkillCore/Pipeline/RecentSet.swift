/// What was seen in the last while; the oldest is forgotten when there is too much of it. Pure.
struct RecentSet<Element: Hashable & Sendable>: Sendable {
    /// How long an element is remembered after it was seen last.
    let life: Duration
    let capacity: Int

    private var lastSeen: [Element: TimeSource.Instant] = [:]
    /// Oldest first. An element seen again stands here once more, and the earlier place counts no longer.
    private var sightings: [(element: Element, at: TimeSource.Instant)] = []

    init(life: Duration, capacity: Int) {
        self.life = life
        self.capacity = capacity
    }

    /// - Returns: whether it is remembered already; its life begins anew then.
    @discardableResult
    mutating func see(_ element: Element, now: TimeSource.Instant) -> Bool {
        forget(sightings.prefix { $0.at.duration(to: now) >= life }.count)
        let isKnown = lastSeen.updateValue(now, forKey: element) != nil
        sightings.append((element, now))
        forget(sightings.count - capacity)
        return isKnown
    }

    func contains(_ element: Element, now: TimeSource.Instant) -> Bool {
        lastSeen[element].map { $0.duration(to: now) < life } ?? false
    }

    private mutating func forget(_ count: Int) {
        guard count > 0 else { return }
        for sighting in sightings.prefix(count) where lastSeen[sighting.element] == sighting.at {
            lastSeen[sighting.element] = nil
        }
        sightings.removeFirst(count)
    }
}
