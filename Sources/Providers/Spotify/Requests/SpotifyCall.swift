package import Foundation
package import MusicSkillCore

/// One call of the Web API, before a token and a deadline belong to it.
package struct SpotifyCall: Sendable, Equatable {
    package var method: HTTPRequest.Method
    /// Below `/v1`.
    package var path: String
    package var query: [URLQueryItem]
    /// JSON; absent where Spotify wants no body at all.
    package var body: [UInt8]?
    /// The scope without which Spotify refuses; absent where none is needed.
    package var scope: String?
    /// Sent twice it does what it does sent once, so that it may be sent again when its result is unknown.
    package var isIdempotent: Bool

    package init(
        _ method: HTTPRequest.Method, _ path: String, query: [URLQueryItem] = [], body: [UInt8]? = nil,
        scope: String? = nil, isIdempotent: Bool
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.scope = scope
        self.isIdempotent = isIdempotent
    }

    /// Changes something in the world.
    package var isCommand: Bool { method != .get }

    package func request(
        to settings: SpotifySettings, token: Secret<String>, timeout: Duration
    ) -> HTTPRequest {
        var headers = [("Authorization", "Bearer \(token.reveal())"), ("Accept", "application/json")]
        if body != nil { headers.append(("Content-Type", "application/json")) }
        return HTTPRequest(
            method, "\(settings.apiURL)/v1\(path)\(query.isEmpty ? "" : "?\(query.percentEncoded)")",
            headers: headers.map { (name: $0.0, value: $0.1) }, body: body, timeout: timeout)
    }
}
