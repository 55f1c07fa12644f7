package import MusicSkillCore

/// When an access token is refreshed though nobody asks: five minutes before its end, and after a failure later and
/// later, up to a quarter of an hour.
package struct SpotifyRefreshPlan: Sendable, Equatable {
    package enum Step: Sendable, Equatable {
        case refresh
        /// Look again then.
        case wait(Duration)
    }

    /// How soon a login, or a logout, of another process is seen.
    package static let lookInterval = Duration.seconds(10)
    package static let firstPause = Duration.seconds(30)
    package static let longestPause = Duration.seconds(900)

    private var failures = 0
    private var notBefore: TimeSource.Instant?

    package init() {}

    /// - Parameter life: of the access token; nothing where there is none that could be refreshed.
    package func step(accessLife life: Duration?, at now: TimeSource.Instant) -> Step {
        guard let life else { return .wait(Self.lookInterval) }
        let untilMargin = life - SpotifyTokens.margin
        let pause = notBefore.map { now.duration(to: $0) } ?? .zero
        let wait = max(untilMargin, pause)
        return wait > .zero ? .wait(min(wait, Self.lookInterval)) : .refresh
    }

    /// Also after a success nothing is refreshed at once again, however short the new token's life.
    package mutating func succeeded(at now: TimeSource.Instant) {
        failures = 0
        notBefore = now + Self.firstPause
    }

    /// - Parameter retryAfter: what the login service asked for.
    package mutating func failed(retryAfter: Duration?, at now: TimeSource.Instant) {
        let pause = min(Self.firstPause * (1 << min(failures, 5)), Self.longestPause)
        failures += 1
        notBefore = now + max(pause, retryAfter ?? .zero)
    }
}
