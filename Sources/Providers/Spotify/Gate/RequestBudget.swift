package import MusicSkillCore

/// How long one request may take in all, retries and waiting included, however patient its caller is: thirty seconds,
/// and ten under pressure, which is for a minute after anything went wrong with the service.
package struct RequestBudget: Sendable, Equatable {
    package static let normal = Duration.seconds(30)
    package static let underPressure = Duration.seconds(10)
    package static let memory = Duration.seconds(60)

    private var lastTrouble: TimeSource.Instant?

    package init() {}

    /// - Parameter moment: of a failure or a limit, or when an open breaker closes at the earliest.
    package mutating func noteTrouble(at moment: TimeSource.Instant) {
        lastTrouble = max(moment, lastTrouble ?? moment)
    }

    package func isUnderPressure(at now: TimeSource.Instant) -> Bool {
        lastTrouble.map { now < $0 + Self.memory } ?? false
    }

    package func limit(at now: TimeSource.Instant) -> Duration {
        isUnderPressure(at: now) ? Self.underPressure : Self.normal
    }

    /// The same frame, with no more life than this.
    package func framed(_ frame: RequestFrame, at now: TimeSource.Instant) -> RequestFrame {
        RequestFrame(deadline: min(frame.deadline, now + limit(at: now)), priority: frame.priority)
    }
}
