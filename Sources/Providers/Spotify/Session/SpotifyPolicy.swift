package import MusicSkillCore

/// What to do after a failed attempt: a pure table over the fault, the call, what was tried before and the time left.
///
/// Each row of faults is met with at most one further attempt. After an unknown result only idempotent calls are sent
/// again: playing, skipping, queueing and transferring twice is heard, so the caller looks at the player first.
package enum SpotifyPolicy {
    package enum Action: Sendable, Equatable {
        case forceRefreshAndRetry
        /// Through the gate again, which waits or refuses where this fault closed it.
        case retry(after: Duration)
        case fail(ProviderError)
    }

    /// A request with less life than this is not begun a second time: it would only be cut off.
    package static let leastLife = Duration.seconds(1)

    /// - Parameters:
    ///   - earlier: the faults of the attempts before this one, oldest first.
    ///   - remaining: until the deadline of the request.
    package static func action(
        after fault: SpotifyFault, of call: SpotifyCall, earlier: [SpotifyFault], remaining: Duration
    ) -> Action {
        if !earlier.contains(where: { $0.isLike(fault) }), let retry = retry(after: fault, of: call, remaining) {
            return retry
        }
        var error = error(for: fault, of: call)
        error.mayHaveHappened = call.isCommand && (earlier + [fault]).contains(where: \.mayHaveHappened)
        return .fail(error)
    }

    private static func retry(after fault: SpotifyFault, of call: SpotifyCall, _ remaining: Duration) -> Action? {
        let pause: Duration
        switch fault {
        case .tokenRefused: return remaining >= leastLife ? .forceRefreshAndRetry : nil
        case .rateLimited, .quotaExceeded: return .retry(after: .zero)
        case .premiumRequired: pause = .milliseconds(500)
        case .transport(.unreachable): pause = .milliseconds(300)
        case .serverFailed where call.isIdempotent: pause = .milliseconds(500)
        case .onlyNoted where call.isIdempotent: pause = .seconds(1)
        case .transport(.timedOut) where call.isIdempotent: pause = .zero
        case .transport(.connectionLost) where call.isIdempotent: pause = .zero
        default: return nil
        }
        return remaining >= pause + leastLife ? .retry(after: pause) : nil
    }

    /// What the fault is called when it is final.
    package static func error(for fault: SpotifyFault, of call: SpotifyCall) -> ProviderError {
        switch fault {
        case .tokenRefused:
            ProviderError(
                .providerUnavailable,
                "Spotify refuses a fresh access token; try again in a moment, and log in again if it stays so",
                reason: "TOKEN_REFUSED")
        case .scopeMissing:
            ProviderError(
                .loginRequired,
                "the login does not allow this (\(call.scope ?? "a scope is missing")); log in again to grant it",
                reason: ProviderError.scopeMissing)
        case .premiumRequired:
            ProviderError(
                .premiumRequired, "this Spotify account has no Premium, which playing on speakers needs",
                reason: "PREMIUM_REQUIRED")
        case .ownerPremiumLapsed:
            ProviderError(
                .premiumRequired,
                "the Premium subscription of the Spotify app's owner has ended; renew it and allow some hours",
                reason: "OWNER_PREMIUM_LAPSED")
        case .userNotRegistered:
            ProviderError(
                .forbidden,
                "this Spotify user is not registered with the app; add it under User Management in the dashboard",
                reason: "USER_NOT_REGISTERED")
        case .forbidden:
            ProviderError(
                .forbidden, "Spotify does not allow this app \(call.endpoint)", reason: SpotifyReason.forbidden)
        case .playerRefused(let reason): SpotifyReason.error(for: reason)
        case .notFound:
            ProviderError(.notFound, "Spotify does not know this, or does not show it to apps", reason: "NOT_FOUND")
        case .tooLarge:
            ProviderError(.notSupported, "too much at once for Spotify; play a playlist instead", reason: "TOO_LARGE")
        case .invalid(let message):
            // "Non supported context uri" and its like are about what was asked for, all else is about how we asked.
            ProviderError(
                message.lowercased().contains("context") ? .notSupported : .internal,
                "Spotify found \(call.endpoint) invalid: \(message.isEmpty ? "no reason given" : message)",
                reason: "INVALID_REQUEST")
        case .rateLimited(let retryAfter): limit(.rateLimited, retryAfter: retryAfter)
        case .quotaExceeded(let retryAfter): limit(.quotaExceeded, retryAfter: retryAfter)
        case .onlyNoted:
            ProviderError(
                call.isCommand ? .playerUnavailable : .providerUnavailable,
                "Spotify took note but could not reach the player; try again in a moment", reason: "ONLY_NOTED")
        case .serverFailed(let status):
            ProviderError(
                .providerUnavailable, "Spotify has a fault of its own (\(status)); try again in a moment",
                reason: "HTTP_\(status)")
        case .unreadable:
            ProviderError(
                .providerUnavailable, "Spotify's answer to \(call.endpoint) is unreadable; try again in a moment",
                reason: "UNREADABLE")
        case .transport(let cause): error(for: cause)
        }
    }

    /// - Parameter code: `rate_limited` or `quota_exceeded`.
    package static func limit(_ code: OutcomeCode, retryAfter: Duration?) -> ProviderError {
        code == .quotaExceeded
            ? ProviderError(
                code, "the quota of the Spotify app is used up", retryAfter: retryAfter, reason: "QUOTA_EXCEEDED")
            : ProviderError(code, "Spotify asks to be left alone for a while", retryAfter: retryAfter)
    }

    /// What having no answer is called.
    package static func error(for error: HTTPTransportError) -> ProviderError {
        switch error {
        case .unreachable(let detail):
            ProviderError(.providerUnavailable, "Spotify cannot be reached (\(detail)); check the network")
        case .untrusted(let detail):
            ProviderError(
                .providerUnavailable, "Spotify's certificate is not to be trusted (\(detail)); check clock and proxy")
        case .timedOut: ProviderError(.providerUnavailable, "Spotify did not answer in time; try again in a moment")
        case .connectionLost(let detail):
            ProviderError(.providerUnavailable, "the connection to Spotify broke (\(detail)); try again in a moment")
        case .responseTooLarge: ProviderError(.providerUnavailable, "Spotify's answer is too large")
        case .cancelled: ProviderError(.tooLate, "given up before Spotify answered")
        case .invalidRequest(let detail):
            ProviderError(.internal, "a request to Spotify is malformed (\(detail)); check spotify.api_url")
        }
    }
}

extension SpotifyFault {
    /// The same row of the table, whatever it carries.
    fileprivate func isLike(_ other: SpotifyFault) -> Bool {
        switch (self, other) {
        case (.rateLimited, .rateLimited), (.rateLimited, .quotaExceeded), (.quotaExceeded, .quotaExceeded),
            (.quotaExceeded, .rateLimited), (.serverFailed, .serverFailed), (.transport, .transport):
            true
        default: self == other
        }
    }
}
