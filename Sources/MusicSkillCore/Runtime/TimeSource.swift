package import Foundation

/// The only clock of the service. Nothing else reads the time or sleeps, so that a test can hold time in its hand.
package struct TimeSource: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// Monotonic time: for deadlines, pauses and ages. Runs on while the machine sleeps.
    package var now: @Sendable () -> Instant
    /// Civil time: for token expiry, HTTP dates and what people read. May jump.
    package var wallClock: @Sendable () -> Date
    /// Returns at `instant`, at once when that has passed; throws `CancellationError` when the task is cancelled.
    package var sleepUntil: @Sendable (Instant) async throws -> Void
    /// Where work goes on that outlives whoever began it; nothing for the shared pool. A test that lets time flow has
    /// to see such work too.
    package var executor: (any TaskExecutor)?

    package init(
        now: @escaping @Sendable () -> Instant,
        wallClock: @escaping @Sendable () -> Date,
        sleepUntil: @escaping @Sendable (Instant) async throws -> Void, executor: (any TaskExecutor)? = nil
    ) {
        self.now = now
        self.wallClock = wallClock
        self.sleepUntil = sleepUntil
        self.executor = executor
    }

    /// Ends by cancellation alone.
    package func sleepUntilCancelled() async throws {
        try await Doorbell().wait(until: nil, time: self)
    }

    package func sleep(for duration: Duration) async throws {
        try await sleepUntil(now().advanced(by: duration))
    }

    /// The machine's own clocks.
    package static let system = TimeSource(
        now: { ContinuousClock().now },
        wallClock: { Date() },
        sleepUntil: { try await ContinuousClock().sleep(until: $0) }
    )
}

extension Duration {
    /// Seconds as a floating point number, for logs and for C libraries.
    package var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// Whole milliseconds, rounded towards zero.
    package var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// Whole seconds, rounded up: what a person is told to wait.
    package var wholeSecondsUp: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) + (attoseconds > 0 ? 1 : 0)
    }
}
