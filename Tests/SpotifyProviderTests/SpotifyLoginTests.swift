import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyLoginTests {
    private let rig = Rig()

    private func login(redirectURI: String = Rig.settings.redirectURI) -> SpotifyLogin {
        var settings = Rig.settings
        settings.redirectURI = redirectURI
        return SpotifyLogin(
            settings: settings, transport: rig.network, tokens: rig.tokens, store: rig.store,
            cryptography: TestCryptography(), time: rig.clock.source)
    }

    private func query(_ address: String) -> [String: String] {
        let items = URLComponents(string: address)?.queryItems ?? []
        return Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
    }

    private func callback(_ attempt: SpotifyLoginAttempt, code: String = "code-1") -> String {
        "http://127.0.0.1:8888/callback?code=\(code)&state=\(attempt.state)"
    }

    /// The first bytes of ``TestCryptography`` in base64url.
    private let verifier =
        "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4_QA"
    private var form: String {
        "grant_type=authorization_code&code=code-1&redirect_uri=http%3A%2F%2F127.0.0.1%3A8888%2Fcallback"
            + "&client_id=app-1&code_verifier=\(verifier)"
    }

    @Test func `the address asks for a code under PKCE`() async throws {
        let attempt = try await login().begin()
        #expect(attempt.authorisationURL.hasPrefix("https://accounts.spotify.test/authorize?"))
        let query = query(attempt.authorisationURL)
        #expect(query["client_id"] == "app-1")
        #expect(query["response_type"] == "code")
        #expect(query["redirect_uri"] == "http://127.0.0.1:8888/callback")
        #expect(query["code_challenge_method"] == "S256")
        #expect(query["state"] == attempt.state)
        #expect(query["scope"]?.contains("user-modify-playback-state") == true)
        let digest = Data(TestCryptography().sha256(Array(verifier.utf8))).base64EncodedString()
        let challenge = query["code_challenge"] ?? ""
        #expect(challenge.count == 43)
        #expect(challenge.replacing("-", with: "+").replacing("_", with: "/") + "=" == digest)
        #expect(!attempt.authorisationURL.contains(verifier))
    }

    @Test func `a login survives a restart between its halves`() async throws {
        let attempt = try await login().begin()
        rig.network.expect(
            .post, Rig.tokenURL, headers: ["Content-Type": "application/x-www-form-urlencoded"], body: form,
            status: 200, answer: tokenAnswer("access-1", refresh: "refresh-1"))
        try await login().finish(callbackURL: " \(callback(attempt))\n")
        let token = try await rig.tokens.access(until: rig.clock.now + .seconds(8))
        #expect(token.reveal() == "access-1")
        rig.network.expectNothingLeft()
    }

    @Test func `an attempt works once`() async throws {
        let attempt = try await login().begin()
        rig.network.expect(
            .post, Rig.tokenURL, body: form, status: 200, answer: tokenAnswer("access-1", refresh: "refresh-1"))
        try await login().finish(callbackURL: callback(attempt))
        await #expect(throws: SpotifyLoginError.unknownAttempt) {
            try await login().finish(callbackURL: callback(attempt))
        }
        #expect(rig.network.sent.count == 1)
        #expect(await rig.store.value(for: "spotify/login/\(attempt.state)") == nil)
    }

    @Test(arguments: [
        ("http://127.0.0.1:8888/callback?code=x&state=forged", SpotifyLoginError.unknownAttempt),
        ("http://127.0.0.1:8888/callback?code=x", .noCallback),
        ("http://127.0.0.1:8888/callback", .noCallback),
        ("hello", .noCallback),
        ("", .noCallback),
    ])
    func `what is no redirect of ours is refused`(address: String, error: SpotifyLoginError) async throws {
        _ = try await login().begin()
        await #expect(throws: error) { try await login().finish(callbackURL: address) }
        #expect(rig.network.sent.isEmpty)
    }

    @Test func `a user who says no is understood`() async throws {
        let login = login()
        let attempt = try await login.begin()
        await #expect(throws: SpotifyLoginError.accessDenied) {
            try await login.finish(callbackURL: "http://127.0.0.1/callback?error=access_denied&state=\(attempt.state)")
        }
        let second = try await login.begin()
        await #expect(throws: SpotifyLoginError.refused("server_error")) {
            try await login.finish(callbackURL: "http://127.0.0.1/callback?error=server_error&state=\(second.state)")
        }
    }

    @Test func `after ten minutes an attempt is over`() async throws {
        let attempt = try await login().begin()
        rig.clock.advance(by: .seconds(600))
        await #expect(throws: SpotifyLoginError.attemptExpired) {
            try await login().finish(callbackURL: callback(attempt))
        }
        #expect(rig.network.sent.isEmpty)
    }

    @Test(
        arguments: [
            (400, #"{"error":"invalid_grant","error_description":"Authorization code expired"}"#, .invalidGrant),
            (400, #"{"error":"invalid_grant","error_description":"Invalid redirect URI"}"#, .redirectMismatch),
            (400, #"{"error":"invalid_client","error_description":"Invalid client"}"#, .invalidClient),
            (400, #"{"error":"unsupported_grant_type"}"#, .refused("unsupported_grant_type")),
            (503, "<html>", .unavailable("Spotify's login service answers 503")),
        ] as [(Int, String, SpotifyLoginError)])
    func `each refusal of the code has its sentence`(status: Int, body: String, error: SpotifyLoginError) async throws {
        let attempt = try await login().begin()
        rig.network.expect(.post, Rig.tokenURL, body: form, status: status, answer: body)
        await #expect(throws: error) { try await login().finish(callbackURL: callback(attempt)) }
        #expect(await rig.tokens.state() == .never)
    }

    @Test func `a login without a refresh token is none`() async throws {
        let attempt = try await login().begin()
        rig.network.expect(.post, Rig.tokenURL, body: form, status: 200, answer: tokenAnswer("access-1"))
        await #expect(throws: SpotifyLoginError.self) { try await login().finish(callbackURL: callback(attempt)) }
        #expect(await rig.tokens.state() == .never)
    }

    @Test(arguments: [
        ("http://127.0.0.1:8888/callback", true), ("http://[::1]:8888/callback", true),
        ("https://home.example/callback", true), ("musicskill://callback", true),
        ("http://localhost:8888/callback", false), ("http://192.168.1.5/callback", false), ("callback", false),
    ])
    func `only redirects Spotify allows are begun with`(uri: String, isAllowed: Bool) async throws {
        let login = login(redirectURI: uri)
        if isAllowed {
            _ = try await login.begin()
        } else {
            await #expect(throws: SpotifyLoginError.redirectNotAllowed(uri)) { try await login.begin() }
        }
    }

    @Test func `no two errors read the same`() {
        let errors: [SpotifyLoginError] = [
            .redirectNotAllowed("x"), .accessDenied, .refused("x"), .noCallback, .unknownAttempt, .attemptExpired,
            .invalidClient, .invalidGrant, .redirectMismatch, .unavailable("x"), .failed("x"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
