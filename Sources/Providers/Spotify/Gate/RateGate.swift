package import MusicSkillCore

/// Who may ask Spotify now, who waits and who is told at once that it lasts too long. One per app: Spotify counts all
/// accounts of a client id together.
package struct RateGate: Sendable, Equatable {
    /// Spotify's wish to be left alone.
    package struct Closure: Sendable, Equatable {
        /// `rate_limited` or `quota_exceeded`.
        package var code: OutcomeCode
        /// What Spotify named, and what people are told.
        package var asked: TimeSource.Instant
        /// A little later, when the gate opens.
        package var opens: TimeSource.Instant

        package init(code: OutcomeCode, asked: TimeSource.Instant, opens: TimeSource.Instant) {
            self.code = code
            self.asked = asked
            self.opens = opens
        }
    }

    package enum Answer: Sendable, Equatable {
        case go
        /// Ask again at that moment.
        case wait(until: TimeSource.Instant)
        case refuse(ProviderError)
    }

    /// Spotify's own window. Its limit is not published; Music Assistant lives well with this budget.
    /// https://developer.spotify.com/documentation/web-api/concepts/rate-limits
    package static let window = Duration.seconds(30)
    package static let budget = 45
    /// The part of the budget only commands may use.
    package static let reserve = 15
    /// How long the less important step back while somebody more important waits.
    private static let courtesy = Duration.milliseconds(250)
    private static let longestBackoff = 60

    package private(set) var closure: Closure?
    private var starts: [TimeSource.Instant] = []
    private var waiting: [RequestFrame.Priority: Int] = [:]
    /// 429s in a row that named no pause.
    private var unnamed = 0

    package init(closure: Closure? = nil) {
        self.closure = closure
    }

    /// From here until ``leave(_:)`` nobody less important goes.
    package mutating func arrive(_ priority: RequestFrame.Priority) {
        waiting[priority, default: 0] += 1
    }

    package mutating func leave(_ priority: RequestFrame.Priority) {
        waiting[priority, default: 0] -= 1
    }

    /// `go` is counted against the budget.
    package mutating func ask(_ frame: RequestFrame, at now: TimeSource.Instant) -> Answer {
        guard now < frame.deadline else {
            return .refuse(ProviderError(.tooLate, "no time is left to ask Spotify"))
        }
        starts.removeAll { $0 + Self.window <= now }
        let opening = opening(for: frame.priority, at: now)
        if opening <= now {
            starts.append(now)
            return .go
        }
        if opening + SpotifyPolicy.leastLife <= frame.deadline { return .wait(until: opening) }
        return .refuse(refusal(opening: opening, at: now))
    }

    /// A request that was let go at that moment is not sent after all.
    package mutating func giveBack(_ start: TimeSource.Instant) {
        if let index = starts.firstIndex(of: start) { starts.remove(at: index) }
    }

    package func isClosed(at now: TimeSource.Instant) -> Bool {
        closure.map { $0.opens > now } ?? false
    }

    /// - Parameters:
    ///   - retryAfter: Spotify's floor; without one the pause doubles from 1 to 60 s.
    ///   - jitter: 0..<1, moves the opening later, never earlier.
    /// - Returns: what holds now; an earlier, longer closure is not shortened.
    @discardableResult
    package mutating func close(
        _ code: OutcomeCode, retryAfter: Duration?, jitter: Double, at now: TimeSource.Instant
    ) -> Closure {
        // Several requests may be on their way when the gate closes; their unnamed 429s are one and the same.
        if retryAfter == nil, let closure, isClosed(at: now) { return closure }
        let asked = retryAfter ?? .seconds(min(1 << min(unnamed, 6), Self.longestBackoff))
        let spread = retryAfter == nil ? asked / 2 : .seconds(1)
        if retryAfter == nil { unnamed += 1 }
        let opens = now + asked + spread * jitter
        if let closure, closure.opens >= opens { return closure }
        let closure = Closure(code: code, asked: now + asked, opens: opens)
        self.closure = closure
        return closure
    }

    /// An answer that was no 429.
    package mutating func succeed() {
        unnamed = 0
    }

    private func opening(for priority: RequestFrame.Priority, at now: TimeSource.Instant) -> TimeSource.Instant {
        var opening = max(now, closure?.opens ?? now)
        let limit = priority == .command ? Self.budget : Self.budget - Self.reserve
        if starts.count >= limit { opening = max(opening, starts[starts.count - limit] + Self.window) }
        if waiting.contains(where: { $0.key < priority && $0.value > 0 }) {
            opening = max(opening, now + Self.courtesy)
        }
        return opening
    }

    private func refusal(opening: TimeSource.Instant, at now: TimeSource.Instant) -> ProviderError {
        guard let closure, closure.opens > now else {
            return ProviderError(
                .rateLimited, "musicskill holds back so that Spotify does not have to",
                retryAfter: now.duration(to: opening))
        }
        let told = closure.asked > now ? closure.asked : closure.opens
        return SpotifyPolicy.limit(closure.code, retryAfter: now.duration(to: told))
    }
}
