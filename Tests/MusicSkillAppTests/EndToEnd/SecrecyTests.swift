import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// What the home, the log and the disk get to see of a login: nothing.
@Suite(.timeLimit(.minutes(1)))
struct SecrecyTests {
    @Test func `no token, code or verifier is in a message, a log line, an error or the database`() async throws {
        let log = LogCapture()
        var settings = SimulatorSettings()
        settings.rotatesRefreshTokens = true
        try await HomeUnderTest.with(settings: settings, log: log.log) { home in
            var secrets = try await sealed(in: home)
            #expect(secrets.count >= 2)
            secrets += try await logInAgain(at: home)

            var told: [String] = []
            for trouble in Self.troubles {
                if let fault = trouble.fault { await home.spotify.add(fault) }
                if let end = trouble.end { await home.spotify.end(end) }
                let reply = try await home.say(trouble.says, extra: #", "explain": true"#)
                told.append("\(reply)")
                await home.spotify.clearFaults()
                secrets += try await sealed(in: home)
            }
            told.append("\(await Health(home.graph, uptime: .zero))")
            let all = told + log.lines + home.listener.everything
            for secret in Set(secrets) {
                #expect(!all.contains { $0.contains(secret) })
                for (name, content) in try home.files() {
                    #expect(content.range(of: Data(secret.utf8)) == nil, "\(name)")
                }
            }
            // Those that were renewed, too.
            #expect(Set(secrets).count >= 8)
        }
    }

    private struct Trouble: Sendable {
        var says: String
        var fault: Fault?
        var end: TokenEnd?
    }

    private static let troubles = [
        Trouble(says: "play jazz in the kitchen"),
        Trouble(says: "pause", fault: Fault(.tokenMissing)),
        Trouble(says: "resume", end: .accessExpired),
        Trouble(says: "louder", fault: Fault(.serverError, times: nil)),
        Trouble(says: "play halo in the kitchen", fault: Fault(.ownerPremium)),
        Trouble(says: "next", fault: Fault(.junkBody)),
        Trouble(says: "stop", fault: Fault(.tokenEndpointDown, times: nil), end: .accessRevoked),
        Trouble(says: "play abba in the bedroom", end: .refreshRevoked),
    ]

    /// A login that is denied, one with a forged state and one that succeeds.
    private func logInAgain(at home: HomeUnderTest) async throws -> [String] {
        let login = home.graph.login("default")
        let attempt = try await login.begin()
        var secrets = try await sealed(in: home)
        let page = try await home.graph.outside.transport.send(HTTPRequest(.get, attempt.authorisationURL))
        let callback = try #require(page.header("location"))
        secrets.append(
            try #require(URLComponents(string: callback)?.queryItems?.first { $0.name == "code" }?.value ?? nil))
        for wrong in ["http://127.0.0.1:8888/callback?error=access_denied&state=forged", "nonsense"] {
            await #expect(throws: (any Error).self) { try await login.finish(callbackURL: wrong) }
        }
        try await login.finish(callbackURL: callback)
        return secrets + (try await sealed(in: home))
    }

    /// Every token, code and verifier that is kept at this moment.
    private func sealed(in home: HomeUnderTest) async throws -> [String] {
        var found: [String] = []
        let store = home.graph.outside.sealed
        let keys = try await store.keys(prefix: "spotify/tokens/") + store.keys(prefix: "spotify/login/")
        for key in keys {
            guard let value = try await store.value(for: key), !value.isEmpty else { continue }
            let entries = try JSONSerialization.jsonObject(with: value) as? [String: Any]
            found += ["refresh", "access", "verifier"].compactMap { entries?[$0] as? String }
        }
        return found
    }
}

extension HomeUnderTest {
    /// All that is on disk but the key, by name.
    fileprivate func files() throws -> [(String, Data)] {
        try FileManager.default.contentsOfDirectory(atPath: directory).compactMap { name in
            FileManager.default.contents(atPath: "\(directory)/\(name)").map { (name, $0) }
        }
    }
}
