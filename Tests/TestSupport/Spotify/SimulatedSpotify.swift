import Foundation
package import MusicSkillCore
package import SpotifySimulator
import Testing

/// A simulator with somebody logged in, and time in the test's hand.
package struct SimulatedSpotify: Sendable {
    package static let clientID = "test-client"
    package static let redirectURI = "http://127.0.0.1:8888/callback"
    /// Every scope there is a use for.
    package static let scopes = [
        "user-read-playback-state", "user-modify-playback-state", "user-read-currently-playing",
        "user-read-recently-played", "playlist-read-private", "playlist-read-collaborative",
        "playlist-modify-public", "playlist-modify-private", "user-library-read", "user-library-modify",
        "user-follow-read", "user-follow-modify", "user-top-read", "user-read-private",
        "user-read-playback-position",
    ]

    /// Sends requests by hand; answers are what the wire would carry.
    package let simulator: SpotifySimulator
    package let transport: SimulatorTransport
    package let time: TestTime
    package var accessToken: String
    package var refreshToken: String

    /// One Web API request with the access token, a JSON text as body.
    package func send(
        _ method: String, _ path: String, query: KeyValuePairs<String, String> = [:], body: String? = nil
    ) async -> ServerResponse {
        var headers = ["authorization": "Bearer \(accessToken)"]
        if method != "GET" { headers["content-length"] = String(body?.utf8.count ?? 0) }
        return await simulator.handle(
            ServerRequest(
                method: method, path: path, query: query.map { (name: $0.key, value: $0.value) }, headers: headers,
                body: Array((body ?? "").utf8)))
    }

    /// A request to the control path, which must succeed.
    package func control(_ method: String, _ path: String, body: String? = nil) async throws {
        let response = await send(method, "/_control/" + path, body: body)
        try #require((200..<300).contains(response.status), "\(response.text)")
    }

    /// Waits until what was commanded before can be seen.
    package func settle() async { time.advance(by: await simulator.settings.visibilityDelay) }
}

extension ServerResponse {
    /// The body, when it is text.
    package var text: String {
        if case .bytes(let bytes) = body { String(decoding: bytes, as: UTF8.self) } else { "" }
    }

    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}
