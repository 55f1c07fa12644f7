/// How a request ended. The same words on MQTT, HTTP, Wyoming, Hermes and the command line.
package enum OutcomeCode: String, Sendable, CaseIterable, Codable {
    case ok, ask
    case notUnderstood = "not_understood"
    case notFound = "not_found"
    case noPlayer = "no_player"
    case playerUnavailable = "player_unavailable"
    case playerRestricted = "player_restricted"
    case notSupported = "not_supported"
    case premiumRequired = "premium_required"
    case loginRequired = "login_required"
    case rateLimited = "rate_limited"
    case quotaExceeded = "quota_exceeded"
    case providerUnavailable = "provider_unavailable"
    case notConfirmed = "not_confirmed"
    case tooLate = "too_late"
    case duplicate, forbidden
    case invalidRequest = "invalid_request"
    case `internal`

    /// The one table from which HTTP and the command line derive their own codes.
    package var statuses: (http: Int, exit: ExitCode) {
        switch self {
        case .ok, .duplicate: (200, .done)
        case .ask: (200, .notDone)
        case .notUnderstood: (422, .notDone)
        case .notFound, .noPlayer: (404, .notDone)
        case .playerUnavailable: (503, .unreachable)
        case .playerRestricted: (409, .notDone)
        case .notSupported: (501, .notDone)
        case .premiumRequired: (402, .loginNeeded)
        case .loginRequired: (401, .loginNeeded)
        case .forbidden: (403, .loginNeeded)
        case .rateLimited, .quotaExceeded: (429, .busy)
        case .providerUnavailable: (502, .unreachable)
        case .notConfirmed: (504, .notDone)
        case .tooLate: (410, .busy)
        case .invalidRequest: (400, .usage)
        case .internal: (500, .internal)
        }
    }
}
