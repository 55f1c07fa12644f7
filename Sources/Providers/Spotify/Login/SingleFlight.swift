/// One piece of work under way at most, and those who wait for its outcome. The owner, an actor, does the work.
struct SingleFlight<Outcome: Sendable>: Sendable {
    private(set) var isUnderWay = false
    private var waiters: [AsyncStream<Outcome>.Continuation] = []

    /// Gets the outcome of the work that is under way or begins next.
    mutating func join() -> AsyncStream<Outcome> {
        let (outcomes, waiter) = AsyncStream.makeStream(of: Outcome.self, bufferingPolicy: .bufferingNewest(1))
        waiters.append(waiter)
        return outcomes
    }

    /// - Returns: whether the caller is to do the work, and to ``land(_:)`` then.
    mutating func begin() -> Bool {
        defer { isUnderWay = true }
        return !isUnderWay
    }

    mutating func land(_ outcome: Outcome) {
        isUnderWay = false
        for waiter in waiters {
            waiter.yield(outcome)
            waiter.finish()
        }
        waiters = []
    }
}
