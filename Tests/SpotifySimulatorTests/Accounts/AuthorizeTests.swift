import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct AuthorizeTests {
    private static let good: [(name: String, value: String)] = [
        ("client_id", "app"), ("response_type", "code"), ("redirect_uri", "http://127.0.0.1:8888/callback"),
        ("code_challenge_method", "S256"), ("code_challenge", "c"), ("state", "a b"), ("scope", "user-read-private"),
    ]

    private func authorize(
        _ settings: SimulatorSettings = SimulatorSettings(), changing name: String = "", to value: String? = nil
    ) async throws -> ServerResponse {
        try await withSimulator(settings: settings) { spotify in
            let query = Self.good.compactMap { $0.name == name ? value.map { (name, $0) } : $0 }
            return await spotify.simulator.handle(ServerRequest(method: "GET", path: "/authorize", query: query))
        }
    }

    @Test func `the user agrees at once`() async throws {
        let page = try await authorize()
        #expect(page.status == 303)
        let location = try #require(page.header("location").flatMap { URLComponents(string: $0) })
        #expect(location.host == "127.0.0.1")
        #expect(location.port == 8888)
        #expect(location.path == "/callback")
        #expect(location.queryItems?.map(\.name) == ["code", "state"])
        #expect(location.queryItems?.last?.value == "a b")
    }

    @Test func `a user who refuses sends access_denied back`() async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "settings", body: #"{"user_refuses":true}"#)
            let page = await spotify.simulator.handle(
                ServerRequest(method: "GET", path: "/authorize", query: Self.good))
            #expect(page.header("location") == "http://127.0.0.1:8888/callback?error=access_denied&state=a%20b")
        }
    }

    @Test(arguments: [
        ("response_type", "token", "Invalid response_type"),
        ("code_challenge_method", "plain", "Invalid code_challenge_method"),
        ("code_challenge", nil, "Missing parameter code_challenge"),
        ("client_id", nil, "Missing parameter client_id"),
        ("redirect_uri", "http://localhost:8888/callback", "INVALID_CLIENT: Insecure redirect URI"),
        ("redirect_uri", "http://192.168.1.2/callback", "INVALID_CLIENT: Insecure redirect URI"),
    ])
    func `a wrong parameter is refused`(_ name: String, _ value: String?, _ text: String) async throws {
        let page = try await authorize(changing: name, to: value)
        #expect(page.status == 400)
        #expect(page.text.contains(text))
    }

    @Test func `only the registered app and address get in`() async throws {
        var settings = SimulatorSettings()
        settings.clientIDs = [SimulatedSpotify.clientID]
        settings.redirectURIs = [SimulatedSpotify.redirectURI]
        #expect(try await authorize(settings).text == "INVALID_CLIENT: Invalid client")
        settings.clientIDs = [SimulatedSpotify.clientID, "app"]
        #expect(try await authorize(settings).status == 303)
        let other = try await authorize(settings, changing: "redirect_uri", to: "http://127.0.0.1:8888/callback/")
        #expect(other.text == "INVALID_CLIENT: Invalid redirect URI")
    }

    @Test(arguments: [
        ("https://home.example/callback", true), ("http://127.0.0.1:8888/callback", true),
        ("http://[::1]:8888/callback", true), ("musicskill://callback", true),
        ("http://localhost:8888/callback", false), ("http://192.168.1.5/callback", false),
        ("HTTP://LOCALHOST/callback", false), ("/callback", false), ("", false),
    ])
    func `redirect addresses keep the rules of 2026`(_ uri: String, _ isSecure: Bool) {
        #expect(RedirectRule.isSecure(uri) == isSecure)
    }

    @Test(arguments: [
        ("http://127.0.0.1:8888/callback", ["http://127.0.0.1:8888/callback"], true),
        ("http://127.0.0.1:9999/callback", ["http://127.0.0.1:8888/callback"], false),
        ("http://127.0.0.1:9999/callback", ["http://127.0.0.1/callback"], true),
        ("http://127.0.0.1:9999/Callback", ["http://127.0.0.1/callback"], false),
        ("https://home.example:1/callback", ["https://home.example/callback"], false),
        ("https://anything.example/", [], true),
    ])
    func `a loopback literal may be registered without port`(
        _ uri: String, _ registered: [String], _ matches: Bool
    ) {
        #expect(RedirectRule.matches(uri, registered: Set(registered)) == matches)
    }
}
