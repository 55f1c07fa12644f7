/// How one request was answered, collected while it happens: the answer to "why did you play that?".
package final class Trace: Sendable {
    /// The part of a reply that only appears on request.
    package struct Explanation: Sendable, Encodable {
        package struct ReadingView: Sendable, Encodable {
            package var intent: String
            package var slots: [String: String]
            package var score: Double
            package var pattern: String
        }

        package struct Stage: Sendable, Encodable {
            package var stage: String
            package var ms: Double
        }

        package var readings: [ReadingView] = []
        package var searches: [String] = []
        package var candidates: [CandidateView] = []
        package var decisions: [String] = []
        package var timings: [Stage] = []
    }

    private let content = Locked(Explanation())
    private let acted = Locked(false)
    private let time: TimeSource

    package init(time: TimeSource) {
        self.time = time
    }

    package var explanation: Explanation { content.withLock { $0 } }

    /// Whether anything was sent to a player: from then on it may have had its effect, whatever else is known.
    package var hasActed: Bool { acted.withLock { $0 } }

    package func noteActing() {
        acted.withLock { $0 = true }
    }

    package func note(_ change: (inout Explanation) -> Void) {
        content.withLock { change(&$0) }
    }

    package func decide(_ decision: String) {
        content.withLock { $0.decisions.append(decision) }
    }

    /// Adds the readings of a command.
    package func note(_ readings: [Interpretation]) {
        let views = readings.map {
            Explanation.ReadingView(
                intent: $0.intent.rawValue, slots: $0.wireSlots, score: $0.score.rounded(to: 3), pattern: $0.pattern)
        }
        content.withLock { $0.readings += views }
    }

    /// Runs a stage and notes how long it took.
    package func timed<Result, Failure: Error>(
        _ stage: String, _ work: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let start = time.now()
        defer {
            let ms = (start.duration(to: time.now()).seconds * 1000).rounded(to: 2)
            content.withLock { $0.timings.append(.init(stage: stage, ms: ms)) }
        }
        return try await work()
    }
}

extension Double {
    func rounded(to digits: Int) -> Double {
        let factor = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
        return (self * factor).rounded() / factor
    }
}
