import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct TokenTests {
    /// The example of RFC 7636, appendix B.
    private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

    private func code(_ spotify: SimulatedSpotify) async throws -> String {
        let page = await spotify.simulator.handle(
            ServerRequest(
                method: "GET", path: "/authorize",
                query: [
                    ("client_id", "app"), ("response_type", "code"), ("redirect_uri", "http://127.0.0.1:1/callback"),
                    ("code_challenge_method", "S256"), ("code_challenge", Self.challenge),
                ]))
        let location = try #require(page.header("location").flatMap { URLComponents(string: $0) })
        return try #require(location.queryItems?.first { $0.name == "code" }?.value)
    }

    private func exchange(
        _ spotify: SimulatedSpotify, _ code: String, changing changes: [String: String] = [:]
    ) async -> ServerResponse {
        let fields = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": "http://127.0.0.1:1/callback",
            "client_id": "app", "code_verifier": Self.verifier,
        ]
        return await spotify.token(fields.merging(changes) { $1 })
    }

    private func refresh(_ spotify: SimulatedSpotify, _ token: String) async -> ServerResponse {
        await spotify.token([
            "grant_type": "refresh_token", "refresh_token": token, "client_id": SimulatedSpotify.clientID,
        ])
    }

    @Test func `the right verifier turns a code into tokens, once`() async throws {
        try await withSimulator { spotify in
            let code = try await code(spotify)
            let answer = await exchange(spotify, code)
            #expect(answer.status == 200)
            #expect(answer.json["expires_in"] == 3600)
            #expect(answer.json["token_type"] == "Bearer")
            #expect(answer.json["refresh_token"]?.text != nil)
            let again = await exchange(spotify, code)
            #expect(again.status == 400)
            #expect(
                again.text == #"{"error":"invalid_grant","error_description":"Invalid authorization code"}"#)
        }
    }

    @Test(arguments: [
        (["code_verifier": String(repeating: "x", count: 43)], "invalid_grant", "code_verifier was incorrect"),
        (["code_verifier": "short"], "invalid_grant", "code_verifier was incorrect"),
        (["code_verifier": ""], "invalid_request", "code_verifier must be supplied"),
        (["redirect_uri": "http://127.0.0.1:2/callback"], "invalid_grant", "Invalid redirect URI"),
        (["client_id": "another"], "invalid_grant", "Invalid authorization code"),
        (
            ["grant_type": "password"], "unsupported_grant_type",
            "grant_type must be authorization_code or refresh_token"
        ),
    ])
    func `a wrong exchange fails flat`(
        _ changes: [String: String], _ error: String, _ description: String
    ) async throws {
        try await withSimulator { spotify in
            let answer = await exchange(spotify, try await code(spotify), changing: changes)
            #expect(answer.status == 400)
            #expect(answer.text == #"{"error":"\#(error)","error_description":"\#(description)"}"#)
        }
    }

    @Test func `a code lives ten minutes`() async throws {
        try await withSimulator { spotify in
            let code = try await code(spotify)
            spotify.time.advance(by: .seconds(600))
            let answer = await exchange(spotify, code)
            #expect(answer.text == #"{"error":"invalid_grant","error_description":"Authorization code expired"}"#)
        }
    }

    @Test func `an unknown app is an invalid client, described only when it named itself`() async throws {
        var settings = SimulatorSettings()
        settings.clientIDs = [SimulatedSpotify.clientID]
        try await withSimulator(settings: settings) { spotify in
            let unknown = await spotify.token(["grant_type": "refresh_token", "client_id": "nobody"])
            #expect(unknown.status == 400)
            #expect(unknown.text == #"{"error":"invalid_client","error_description":"Invalid client"}"#)
            #expect(await spotify.token(["grant_type": "refresh_token"]).text == #"{"error":"invalid_client"}"#)
        }
    }

    @Test func `without rotation the first refresh token goes on`() async throws {
        try await withSimulator { spotify in
            for _ in 1...2 {
                let answer = await refresh(spotify, spotify.refreshToken)
                #expect(answer.status == 200)
                #expect(answer.json["refresh_token"] == nil)
            }
        }
    }

    @Test func `with rotation the old refresh token dies at once`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.change { $0.rotatesRefreshTokens = true }
            let new = try #require(await refresh(spotify, spotify.refreshToken).json["refresh_token"]?.text)
            let old = await refresh(spotify, spotify.refreshToken)
            #expect(old.status == 400)
            #expect(old.text == #"{"error":"invalid_grant","error_description":"Refresh token revoked"}"#)
            #expect(await refresh(spotify, new).status == 200)
        }
    }

    @Test func `revoked at first use, the old refresh token goes on until a new token is used`() async throws {
        try await withSimulator { spotify in
            try await spotify.control(
                "POST", "settings", body: #"{"rotation": true, "revocation": "at_first_use"}"#)
            let lost = await refresh(spotify, spotify.refreshToken)
            #expect(lost.json["refresh_token"]?.text != nil)
            let first = await refresh(spotify, spotify.refreshToken)
            var later = spotify
            later.accessToken = try #require(first.json["access_token"]?.text)
            #expect(await later.send("GET", "/v1/me").status == 200)
            #expect(await refresh(spotify, spotify.refreshToken).status == 400)

            let second = try #require(first.json["refresh_token"]?.text)
            let third = try #require(await refresh(spotify, second).json["refresh_token"]?.text)
            #expect(await refresh(spotify, second).status == 200)
            #expect(await refresh(spotify, third).status == 200)
            #expect(await refresh(spotify, second).status == 400)
        }
    }

    @Test func `a login ends six months after it, however often it was refreshed`() async throws {
        try await withSimulator { spotify in
            spotify.time.advance(by: .seconds(182 * 24 * 3600))
            #expect(await refresh(spotify, spotify.refreshToken).status == 200)
            spotify.time.advance(by: .seconds(24 * 3600))
            let answer = await refresh(spotify, spotify.refreshToken)
            #expect(answer.text == #"{"error":"invalid_grant","error_description":"Refresh token expired"}"#)
        }
    }

    @Test func `access ends after an hour and a refresh brings it back`() async throws {
        try await withSimulator { spotify in
            spotify.time.advance(by: .seconds(3600))
            let answer = await spotify.send("GET", "/v1/me")
            #expect(answer.status == 401)
            #expect(answer.text == #"{"error":{"status":401,"message":"The access token expired"}}"#)
            var later = spotify
            later.accessToken = try #require(
                await refresh(spotify, spotify.refreshToken).json["access_token"]?.text)
            #expect(await later.send("GET", "/v1/me").status == 200)
        }
    }

    @Test(arguments: [
        (TokenEnd.accessExpired, "The access token expired"),
        (.accessRevoked, "Missing/invalid/expired access token"),
    ])
    func `access can be ended on demand`(_ end: TokenEnd, _ message: String) async throws {
        try await withSimulator { spotify in
            await spotify.simulator.end(end)
            let answer = await spotify.send("GET", "/v1/me")
            #expect(answer.text == #"{"error":{"status":401,"message":"\#(message)"}}"#)
            #expect(answer.header("www-authenticate")?.contains("invalid_token") == true)
            #expect(await refresh(spotify, spotify.refreshToken).status == 200)
        }
    }

    @Test(arguments: [("expire", "Refresh token expired"), ("revoke", "Refresh token revoked")])
    func `a login can be ended on demand`(_ how: String, _ description: String) async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "settings", body: #"{"refresh_tokens":"\#(how)"}"#)
            let answer = await refresh(spotify, spotify.refreshToken)
            #expect(answer.text == #"{"error":"invalid_grant","error_description":"\#(description)"}"#)
        }
    }

    @Test func `a request without token is told so in the header`() async throws {
        try await withSimulator { spotify in
            let answer = await spotify.simulator.handle(ServerRequest(method: "GET", path: "/v1/me"))
            #expect(answer.text == #"{"error":{"status":401,"message":"Missing/invalid/expired access token"}}"#)
            #expect(answer.header("www-authenticate")?.contains("missing_token") == true)
        }
    }

    @Test func `tokens stay distinct whatever chance says`() {
        var mint = TokenMint()
        let tokens = (1...50).map { _ in mint.token("BQ", .fixed(0)) }
        #expect(Set(tokens).count == 50)
    }
}
