import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SecrecyTests {
    private static let secrets = ["access-1", "access-2", "refresh-1", "refresh-2", "code-1", "Bearer"]

    /// A day on which everything goes wrong that is told to somebody.
    @Test func `no token is in a log line, an error, a description or health`() async throws {
        let rig = Rig()
        let login = SpotifyLogin(
            settings: Rig.settings, transport: rig.network, tokens: rig.tokens, store: rig.store,
            cryptography: TestCryptography(), time: rig.clock.source)
        var told: [String] = []

        func attemptLogin() async throws {
            let attempt = try await login.begin()
            do {
                try await login.finish(callbackURL: "http://127.0.0.1/callback?code=code-1&state=\(attempt.state)")
            } catch {
                told += ["\(error)", String(reflecting: error)]
            }
        }
        func command() async {
            let error = await rig.error {
                try await rig.provider.perform(.next, on: Rig.kitchen, frame: rig.frame())
            }
            told += ["\(String(describing: error))", String(reflecting: error)]
        }

        rig.network.answerAnything(status: 400, #"{"error":"invalid_grant","error_description":"code-1 is dead"}"#)
        try await attemptLogin()
        rig.network.answerAnything(status: 200, #"{"access_token":"access-1","refresh_token":7}"#)
        try await attemptLogin()
        rig.network.answerAnything(status: 200, tokenAnswer("access-1", refresh: "refresh-1"))
        try await attemptLogin()
        rig.network.answerAnything(status: 401, apiError(401, "The access token expired"))
        rig.network.answerAnything(status: 200, tokenAnswer("access-2", refresh: "refresh-2"))
        rig.network.answerAnything(status: 503, "<html>")
        await command()
        rig.clock.advance(by: .seconds(3600))
        rig.network.answerAnything(status: 200, #"{"access_token":"access-2""#)
        await command()
        rig.network.answerAnything(status: 400, #"{"error":"invalid_grant","error_description":"refresh-2 revoked"}"#)
        await command()
        let grant = SpotifyGrant(
            access: Secret("access-1"), refresh: Secret("refresh-1"), lifetime: .seconds(1), scopes: [])
        told += ["\(grant)", String(reflecting: grant), await rig.visible()]

        #expect(rig.lines.withLock { $0.count } >= 5)
        for secret in Self.secrets {
            for text in told + rig.lines.withLock({ $0 }) { #expect(!text.contains(secret)) }
        }
        rig.network.expectNothingLeft()
    }
}
