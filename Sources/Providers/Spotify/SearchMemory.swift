package import MusicSkillCore

/// What searches found, so that the same words cost no second call.
package struct SearchMemory: Sendable {
    private struct Found {
        var items: [MusicItem]
        var expires: TimeSource.Instant
    }

    package static let life = Duration.seconds(3600)
    /// Nothing found may be Spotify's bad moment, and is asked again soon.
    package static let emptyLife = Duration.seconds(60)
    package static let capacity = 500

    private var found: [MusicQuery: Found] = [:]
    /// Oldest first.
    private var order: [MusicQuery] = []

    package init() {}

    package func items(for query: MusicQuery, at now: TimeSource.Instant) -> [MusicItem]? {
        guard let found = found[query], found.expires > now else { return nil }
        return found.items
    }

    package mutating func remember(_ items: [MusicItem], for query: MusicQuery, at now: TimeSource.Instant) {
        if found[query] != nil { order.removeAll { $0 == query } }
        order.append(query)
        found[query] = Found(items: items, expires: now + (items.isEmpty ? Self.emptyLife : Self.life))
        if order.count > Self.capacity { found[order.removeFirst()] = nil }
    }
}
