package import MusicSkillCore

/// Why a login did not come about, each with its sentence and the way out.
package enum SpotifyLoginError: Error, Sendable, Equatable, CustomStringConvertible {
    /// HTTP elsewhere than on a loopback address, or the name `localhost`.
    /// https://developer.spotify.com/documentation/web-api/concepts/redirect_uri
    case redirectNotAllowed(String)
    /// The user pressed Cancel.
    case accessDenied
    /// Another OAuth error in the redirect, by its word.
    case refused(String)
    /// What came back is no redirect of ours.
    case noCallback
    /// No login was begun with this state, or it was finished already.
    case unknownAttempt
    case attemptExpired
    case invalidClient
    case invalidGrant
    case redirectMismatch
    /// Spotify or the way to it is down; the login may be begun again later.
    case unavailable(String)
    /// Something of our own failed.
    case failed(String)

    package var description: String {
        switch self {
        case .redirectNotAllowed(let uri):
            "Spotify allows \(uri) for no app: use https, or http://127.0.0.1:PORT/callback"
        case .accessDenied: "the login was cancelled on Spotify's page; begin again and press Agree"
        case .refused(let word): "Spotify refused the login (\(word)); begin again"
        case .noCallback: "this is not the address Spotify sent the browser to; paste it whole, with code and state"
        case .unknownAttempt: "this login was not begun here, or is finished already; begin again"
        case .attemptExpired: "the login took longer than ten minutes; begin again"
        case .invalidClient: "Spotify does not know the client id; check spotify.client_id"
        case .invalidGrant: "Spotify no longer accepts this code; begin again"
        case .redirectMismatch: "the redirect address is not registered with the app; add it in Spotify's dashboard"
        case .unavailable(let detail): "the login could not be finished now (\(detail)); begin again in a moment"
        case .failed(let detail): "the login could not be kept: \(detail)"
        }
    }

    package var code: OutcomeCode {
        switch self {
        case .accessDenied: .forbidden
        case .redirectNotAllowed, .noCallback, .unknownAttempt: .invalidRequest
        case .attemptExpired: .tooLate
        case .refused, .invalidClient, .invalidGrant, .redirectMismatch: .loginRequired
        case .unavailable: .providerUnavailable
        case .failed: .internal
        }
    }

    /// The right address may still come: what came was another one, or one of an earlier attempt.
    package var leavesAttemptOpen: Bool {
        switch self {
        case .noCallback, .unknownAttempt, .attemptExpired: true
        default: false
        }
    }
}
