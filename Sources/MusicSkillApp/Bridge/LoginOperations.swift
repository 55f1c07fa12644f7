import Foundation
import MusicSkillCore
import SpotifyProvider

/// Logging in and out from afar: `login` answers with the address to open, `login/finish` takes the one the browser
/// ended at, `logout` deletes an account with all that is kept for it.
struct LoginOperations: OperationGroup {
    let login: @Sendable (_ account: String) -> SpotifyLogin
    let outside: Outside
    /// Looks for accounts that have come or gone.
    let look: @Sendable () async -> Void
    let standardAccount: String
    let hasClientID: Bool
    let time: TimeSource

    private struct Begin: OperationRequest {
        static let fields = ["account"]
        static let plainField: String? = "account"
        var account: String?
    }

    private struct Finish: OperationRequest {
        static let fields = ["callback_url"]
        static let plainField: String? = "callback_url"
        var callbackURL: String

        enum CodingKeys: String, CodingKey { case callbackURL = "callback_url" }
    }

    private struct End: OperationRequest {
        static let fields = ["account"]
        static let plainField: String? = "account"
        var account: String
    }

    /// The answer to `login`.
    private struct Begun: Encodable {
        var account: String
        /// To be opened in a browser.
        var url: String
        /// Until when it can be used.
        var expires: Date
    }

    /// The answer to `login/finish` and `logout`.
    private struct Ended: Encodable {
        var account: String
        var deleted: [String]?
    }

    var operations: [BridgeOperation] {
        [
            BridgeOperation("login") { (request: Begin, _) throws(OperationFailure) in try await begin(request) },
            BridgeOperation("login/finish") { (request: Finish, call) throws(OperationFailure) in
                Ended(account: try await finish(callbackURL: request.callbackURL, door: call.door))
            },
            BridgeOperation("logout") { (request: End, _) throws(OperationFailure) in
                try await logOut(request.account)
            },
        ]
    }

    private func begin(_ request: Begin) async throws(OperationFailure) -> Begun {
        let account = request.account ?? standardAccount
        guard hasClientID else {
            throw OperationFailure(
                .loginRequired, "spotify.client_id is not set; musicskill login tells how to get one")
        }
        do {
            try SpotifyAccountIndex.check(account)
            let attempt = try await login(account).begin()
            // The browser brings back which attempt it was, but not whose.
            try await outside.store.set(
                Data(account.utf8), for: Self.key(of: attempt.state), expires: attempt.expires)
            return Begun(account: account, url: attempt.authorisationURL, expires: attempt.expires)
        } catch {
            throw Self.failure(error)
        }
    }

    /// - Parameter callbackURL: that Spotify sent the browser to.
    /// - Returns: the account that is logged in now.
    func finish(callbackURL: String, door: Utterance.Door) async throws(OperationFailure) -> String {
        do {
            guard let state = SpotifyLogin.state(in: callbackURL) else { throw SpotifyLoginError.noCallback }
            guard let account = try await outside.store.value(for: Self.key(of: state)) else {
                throw SpotifyLoginError.unknownAttempt
            }
            let name = String(decoding: account, as: UTF8.self)
            try await login(name).finish(callbackURL: callbackURL)
            try await outside.audit.record(.ownerDid("login", account: name, door: door, at: time))
            await look()
            return name
        } catch {
            throw Self.failure(error)
        }
    }

    private func logOut(_ account: String) async throws(OperationFailure) -> Ended {
        do {
            guard try await SpotifyAccountIndex(store: outside.store).names().contains(account) else {
                throw OperationFailure(.notFound, "nobody is logged in as \"\(account.prefix(64))\"")
            }
            let deleted = try await outside.forget(account: account)
            await look()
            return Ended(account: account, deleted: deleted)
        } catch {
            throw Self.failure(error)
        }
    }

    private static func key(of state: String) -> String { "login/account/\(state)" }

    private static func failure(_ error: any Error) -> OperationFailure {
        switch error {
        case let failure as OperationFailure: failure
        case let error as SpotifyLoginError: OperationFailure(error.code, error.description)
        case let error as ProviderError: OperationFailure(error)
        case let error as StoreError: OperationFailure(error)
        default: OperationFailure(.internal, "\(error)")
        }
    }
}
