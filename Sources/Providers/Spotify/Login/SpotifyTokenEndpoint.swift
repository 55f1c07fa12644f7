import Foundation
package import MusicSkillCore

/// Why the accounts service gave no token.
package enum SpotifyTokenError: Error, Sendable, Equatable {
    /// The code or the refresh token is dead: ended, revoked, used, or not for this redirect URI.
    case invalidGrant(isAboutRedirect: Bool)
    /// Spotify does not know the client id.
    case invalidClient
    /// Another refusal, by its OAuth word.
    case refused(String)
    /// Nothing was decided: try later.
    case unavailable(String, retryAfter: Duration?)

    /// For histories.
    var word: String {
        switch self {
        case .invalidGrant: "invalid_grant"
        case .invalidClient: "invalid_client"
        case .refused(let word): word
        case .unavailable: "unavailable"
        }
    }
}

/// `POST /api/token` of the accounts service.
/// https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow
package struct SpotifyTokenEndpoint: Sendable {
    private let settings: SpotifySettings
    private let transport: any HTTPTransport

    package init(settings: SpotifySettings, transport: any HTTPTransport) {
        self.settings = settings
        self.transport = transport
    }

    package func refresh(_ token: Secret<String>) async throws(SpotifyTokenError) -> SpotifyGrant {
        try await ask([
            URLQueryItem(name: "grant_type", value: "refresh_token"),
            URLQueryItem(name: "refresh_token", value: token.reveal()),
            URLQueryItem(name: "client_id", value: settings.clientID),
        ])
    }

    /// - Parameter redirectURI: the one the code was asked for with.
    package func exchange(
        code: Secret<String>, verifier: Secret<String>, redirectURI: String
    ) async throws(SpotifyTokenError) -> SpotifyGrant {
        try await ask([
            URLQueryItem(name: "grant_type", value: "authorization_code"),
            URLQueryItem(name: "code", value: code.reveal()),
            URLQueryItem(name: "redirect_uri", value: redirectURI),
            URLQueryItem(name: "client_id", value: settings.clientID),
            URLQueryItem(name: "code_verifier", value: verifier.reveal()),
        ])
    }

    private func ask(_ form: [URLQueryItem]) async throws(SpotifyTokenError) -> SpotifyGrant {
        let request = HTTPRequest(
            .post, "\(settings.accountsURL)/api/token",
            headers: [
                (name: "Content-Type", value: "application/x-www-form-urlencoded"),
                (name: "Accept", value: "application/json"),
            ], body: Array(form.percentEncoded.utf8), timeout: settings.attemptTimeout)
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw .unavailable(SpotifyPolicy.error(for: error).message, retryAfter: nil)
        }
        switch response.status {
        case 200: return try Self.grant(response.body)
        case 400, 401, 403: throw Self.refusal(response.body)
        default:
            throw .unavailable("Spotify's login service answers \(response.status)", retryAfter: response.retryAfter)
        }
    }

    private static func grant(_ body: [UInt8]) throws(SpotifyTokenError) -> SpotifyGrant {
        do {
            let wire = try JSONDecoder().decode(SpotifyTokenBody.self, from: Data(body))
            return SpotifyGrant(
                access: Secret(wire.accessToken), refresh: wire.refreshToken.map(Secret.init),
                lifetime: .seconds(min(max(wire.lifetime ?? 3600, 0), 86_400)),
                scopes: (wire.scope ?? "").split(separator: " ").map(String.init))
        } catch {
            // The decoding error could quote the body, and with it a token.
            throw .unavailable("Spotify's login service sent an unreadable answer", retryAfter: nil)
        }
    }

    private static func refusal(_ body: [UInt8]) -> SpotifyTokenError {
        let wire: SpotifyTokenErrorBody
        do {
            wire = try JSONDecoder().decode(SpotifyTokenErrorBody.self, from: Data(body))
        } catch {
            return .unavailable("Spotify's login service sent an unreadable refusal", retryAfter: nil)
        }
        switch wire.error {
        case "invalid_grant":
            return .invalidGrant(isAboutRedirect: (wire.description ?? "").lowercased().contains("redirect"))
        case "invalid_client": return .invalidClient
        default: return .refused(String(wire.error.prefix(40)))
        }
    }
}
