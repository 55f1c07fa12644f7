/// Thrown when a deadline passed before the work was done. The work was cancelled.
package struct DeadlineExceeded: Error, Equatable, CustomStringConvertible {
    package init() {}
    package var description: String { "no answer in time" }
}

/// Runs `work` until `deadline`; cancels it and throws ``DeadlineExceeded`` when time is up.
///
/// Returns when `work` has really ended, so nothing is left running behind the caller's back: `work` must
/// answer cancellation promptly, as every port of this service does.
package func withDeadline<Result: Sendable>(
    _ deadline: TimeSource.Instant, time: TimeSource, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await time.sleepUntil(deadline)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else { throw DeadlineExceeded() }
        return result
    }
}
