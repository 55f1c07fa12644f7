import MusicSkillCore

/// The state of the home, and what of it can be seen already: a change shows only some time after it was made.
struct Timeline: Sendable {
    /// The truth, by which commands are judged.
    private var current: Household
    private var shown: Household
    private var pending: [(visibleFrom: TimeSource.Instant, state: Household)] = []

    init(_ household: Household) {
        current = household
        shown = household
    }

    /// Carries out a change now that readers see after `delay`. What a failing change did before it failed stays.
    mutating func change<Result>(
        at now: TimeSource.Instant, visibleAfter delay: Duration,
        _ body: (inout Household) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        forgetSuperseded(at: now)
        current.advance(to: now)
        defer { pending.append((now.advanced(by: delay), current)) }
        return try body(&current)
    }

    /// The truth at that moment.
    func present(at now: TimeSource.Instant) -> Household {
        var state = current
        state.advance(to: now)
        return state
    }

    /// The home as a reader sees it at that moment.
    func visible(at now: TimeSource.Instant) -> Household {
        var state = pending.last { $0.visibleFrom <= now }?.state ?? shown
        state.advance(to: now)
        return state
    }

    private mutating func forgetSuperseded(at now: TimeSource.Instant) {
        while let first = pending.first, first.visibleFrom <= now {
            shown = first.state
            pending.removeFirst()
        }
    }
}
