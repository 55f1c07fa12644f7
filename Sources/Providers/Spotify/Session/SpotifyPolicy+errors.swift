package import MusicSkillCore

extension SpotifyPolicy {
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
                reason: ProviderError.scopeMissing, aspect: "scope", feature: SpotifyFeature.word(for: call.scope))
        case .premiumRequired:
            ProviderError(
                .premiumRequired, "this Spotify account has no Premium, which playing on speakers needs",
                reason: "PREMIUM_REQUIRED")
        case .ownerPremiumLapsed:
            ProviderError(
                .premiumRequired,
                "the Premium subscription of the Spotify app's owner has ended; renew it and allow some hours",
                reason: "OWNER_PREMIUM_LAPSED", aspect: "owner")
        case .userNotRegistered:
            ProviderError(
                .forbidden,
                "this Spotify user is not registered with the app; add it under User Management in the dashboard",
                reason: "USER_NOT_REGISTERED", aspect: "user_not_registered")
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
            // Not the player's absence: that would have it woken, and the command sent once more.
            ProviderError(
                .providerUnavailable, "Spotify took note and did nothing about it yet; try again in a moment",
                reason: "ONLY_NOTED")
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
