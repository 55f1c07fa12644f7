import MusicSkillCore

/// Whether the login service may be asked, after what it answered before: left alone for a minute after three failures
/// in a row, for as long as it asks itself, and for ten minutes after it refused the app.
struct SpotifyTokenPause: Sendable {
    /// A client id does not become right by asking again.
    static let afterRefusal = Duration.seconds(600)

    private var breaker = CircuitBreaker()
    /// What is said in a pause because Spotify does not accept the app.
    private var refusal: ProviderError?

    /// Why not to ask now; nothing where it may be asked.
    func error(at now: TimeSource.Instant) -> ProviderError? {
        breaker.refusal(at: now).map { wait in
            refusal
                ?? ProviderError(
                    .providerUnavailable, "Spotify's login service has been failing; it is left alone for a moment",
                    retryAfter: wait)
        }
    }

    /// It is asked, as ``error(at:)`` allowed.
    mutating func begin() {
        refusal = nil
        breaker.begin()
    }

    /// It gave a clear answer, pleasant or not.
    mutating func succeeded() {
        breaker.succeed()
    }

    /// - Returns: what the failure is called.
    mutating func failed(_ error: SpotifyTokenError, at now: TimeSource.Instant) -> ProviderError {
        switch error {
        case .invalidGrant:
            breaker.succeed()
            return SpotifyLoginCopy.ended
        case .invalidClient, .refused:
            breaker.open(for: Self.afterRefusal, at: now)
            let refusal = ProviderError(
                .loginRequired, "Spotify does not accept this app; check spotify.client_id and log in again")
            self.refusal = refusal
            return refusal
        case .unavailable(let message, let retryAfter):
            if let retryAfter {
                breaker.open(for: retryAfter, at: now)
            } else {
                breaker.fail(at: now)
            }
            return ProviderError(.providerUnavailable, message, retryAfter: retryAfter)
        }
    }
}
