package import MusicSkillCore

/// What went wrong with one attempt: every way Spotify is known to say no.
package enum SpotifyFault: Error, Sendable, Equatable {
    /// 401, true or false: Spotify's faulty days answer valid tokens with it.
    case tokenRefused
    /// 403 for lack of a scope.
    case scopeMissing
    /// 403 for a Free user; falsely for Premium users too.
    case premiumRequired
    /// 403 as plain text: the owner of the app, not the user, has no Premium.
    case ownerPremiumLapsed
    /// 403 as plain text: the user is not on the app's allowlist.
    case userNotRegistered
    /// Any other 403.
    case forbidden
    /// The player's own refusal, by a word of ``SpotifyReason``.
    case playerRefused(String)
    case notFound
    /// 413: too many tracks at once.
    case tooLarge
    /// 400, 411 and every other 4xx: the request itself is wrong, with Spotify's sentence about it.
    case invalid(String)
    case rateLimited(retryAfter: Duration?)
    case quotaExceeded(retryAfter: Duration?)
    /// 202: taken note of, and nothing happens.
    case onlyNoted
    /// 5xx, 408, and every other status nobody has heard of.
    case serverFailed(status: Int)
    /// A read that was answered with something else than its JSON.
    case unreadable
    case transport(HTTPTransportError)

    /// The command may have taken effect all the same.
    package var mayHaveHappened: Bool {
        switch self {
        case .onlyNoted, .serverFailed: true
        case .transport(let error): error.requestMayHaveArrived
        default: false
        }
    }

    /// A 429 of either kind.
    var isLimit: Bool {
        switch self {
        case .rateLimited, .quotaExceeded: true
        default: false
        }
    }

    /// What it says about the service as a whole.
    package enum Verdict: Sendable { case works, ails, unknown }

    package var verdict: Verdict {
        switch self {
        case .transport(.cancelled), .transport(.invalidRequest): .unknown
        case .transport, .serverFailed: .ails
        default: .works
        }
    }
}
