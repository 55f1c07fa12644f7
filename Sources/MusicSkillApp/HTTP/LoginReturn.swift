import Foundation
import MusicSkillCore

/// Where Spotify sends a browser back to, if that is this door: finishes the login it names.
///
/// Nobody is asked for a token here, and the browser may come from anywhere: the state in the address, 32 random bytes
/// that serve once, says that the login was begun by somebody who may (RFC 6749, 10.12).
struct LoginReturn: Sendable {
    let logins: LoginOperations
    /// Of the redirect address.
    private let path: String?

    init(logins: LoginOperations, redirectURI: String) {
        self.logins = logins
        path = URLComponents(string: redirectURI)?.path
    }

    func takes(_ request: ServerRequest) -> Bool { request.method == "GET" && request.path == path }

    func answer(_ request: ServerRequest) async -> ServerResponse {
        do throws(OperationFailure) {
            let account = try await logins.finish(callbackURL: request.callbackURL, door: .http)
            return .plain(200, "The account \(account) is logged in. You can close this page.")
        } catch {
            let words = "musicskill is not logged in: \(error.message).\n\n"
            return .plain(
                error.code.statuses.http,
                words + "If the login was begun by a command, paste the address of this page there.")
        }
    }
}

extension ServerRequest {
    /// The address Spotify sent the browser to, as far as it matters.
    var callbackURL: String {
        var callback = URLComponents()
        callback.queryItems = query.map { URLQueryItem(name: $0.name, value: $0.value) }
        return callback.string ?? ""
    }
}
