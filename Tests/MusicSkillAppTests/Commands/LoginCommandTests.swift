import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// What people read when they log in, and what the shell gets, for every way it can go.
@Suite(.timeLimit(.minutes(1)))
struct LoginCommandTests {
    @Test func `a pasted address logs in, and the policy is shown the first time only`() async throws {
        try await LoginStage.with { stage in
            let first = try await stage.run("login", "--no-browser") { user in
                user.type("")
                user.type(" \(try await user.agree()) ")
            }
            #expect(first.code == .done, "\(first.console.errors)")
            #expect(first.console.output.contains("15 May 2025, section III"))
            #expect(
                first.console.lines.last?.wholeMatch(of: /Account "default" is logged in, until 20\d\d-\d\d-\d\d\./)
                    != nil)
            let second = try await stage.run("login", "--no-browser", "--account", "anna") { user in
                user.type(try await user.agree())
            }
            #expect(second.code == .done)
            #expect(!second.console.output.contains("Developer Policy"))
            #expect(second.console.lines.last?.hasPrefix(#"Account "anna" is logged in, until "#) == true)
        }
    }

    @Test func `the browser comes back by itself, whoever else knocks`() async throws {
        try await LoginStage.with { stage in
            let login = try await stage.run("login") { user in
                let callback = try await user.agree()
                let origin = "http://127.0.0.1:\(URLComponents(string: callback)?.port ?? 0)"
                #expect(try await stage.get("\(origin)/favicon.ico").status == 404)
                let stranger = try await stage.get("\(origin)/callback?code=x&state=forged")
                #expect(stranger.status == 400)
                #expect(stranger.header("content-type") == "text/plain; charset=utf-8")
                let page = try await stage.get(callback)
                #expect(page.status == 200)
                #expect(String(decoding: page.body, as: UTF8.self).contains("You can close this page"))
            }
            #expect(login.code == .done, "\(login.console.errors)")
            #expect(login.console.lines.last?.contains("is logged in") == true)
        }
    }

    @Test func `while the browser is waited for a pasted address will do`() async throws {
        try await LoginStage.with { stage in
            let login = try await stage.run("login") { user in user.type(try await user.agree()) }
            #expect(login.code == .done, "\(login.console.errors)")
        }
    }

    @Test func `a port in use leaves the way of the paste`() async throws {
        try await LoginStage.with { stage in
            let port = try #require(URLComponents(string: stage.redirectURI)?.port)
            let taken = try #require(LoopbackSocket.listen(on: port))
            defer { close(taken.descriptor) }
            let login = try await stage.run("login") { user in user.type(try await user.agree()) }
            #expect(login.code == .done)
            #expect(login.console.errors.last?.contains("port \(port) on 127.0.0.1 is already in use") == true)
        }
    }

    /// One way for a login to fail.
    struct Failure: Sendable, CustomTestStringConvertible {
        let name: String
        let code: ExitCode
        let sentence: String
        /// - Returns: what the user types.
        var act: @Sendable (LoginStage.User) async throws -> String = { _ in "" }
        /// Done before the command runs: two of our connections to one file in one process would take each other's
        /// locks away.
        var beforehand: @Sendable (LoginStage) async throws -> String = { _ in "" }
        var testDescription: String { name }
    }

    static let failures = [
        Failure(name: "access denied", code: .loginNeeded, sentence: "cancelled on Spotify's page") { user in
            await user.stage.spotify.simulator.change { $0.userRefuses = true }
            return try await user.agree()
        },
        Failure(name: "another refusal", code: .loginNeeded, sentence: "Spotify refused the login (server_error)") {
            user in
            try await user.agree().replacing(/code=[^&]*/, with: "error=server_error")
        },
        Failure(name: "invalid client", code: .configuration, sentence: "check spotify.client_id") { user in
            let callback = try await user.agree()
            await user.stage.spotify.simulator.change { $0.clientIDs = ["another"] }
            return callback
        },
        Failure(name: "invalid grant", code: .loginNeeded, sentence: "no longer accepts this code") { user in
            try await user.agree().replacing(/code=[^&]*/, with: "code=used")
        },
        Failure(name: "wrong redirect", code: .configuration, sentence: "add it in Spotify's dashboard") { user in
            try await user.agree { $0.replacing("callback", with: "elsewhere") }
        },
        Failure(name: "login service down", code: .unreachable, sentence: "begin again in a moment") { user in
            let callback = try await user.agree()
            await user.stage.spotify.simulator.add(Fault(.tokenEndpointDown, times: nil))
            return callback
        },
        Failure(name: "state mismatch", code: .usage, sentence: "no address that fits") { user in
            try await user.agree().replacing(/state=[^&]*/, with: "state=forged")
        },
        Failure(name: "no redirect at all", code: .usage, sentence: "no address that fits") { _ in "hello" },
        Failure(
            name: "expired attempt", code: .busy, sentence: "no address that fits",
            beforehand: { stage in
                // Spotify is quick; it is the user who took eleven minutes.
                try await stage.authorise(try await stage.begin(age: 660).authorisationURL)
            }),
        Failure(name: "nothing pasted", code: .loginNeeded, sentence: "no address was pasted") { _ in "" },
    ]

    @Test(arguments: failures) func `each failure has its sentence and its exit code`(_ failure: Failure) async throws {
        try await LoginStage.with { stage in
            let callback = try await failure.beforehand(stage)
            let login = try await stage.run("login", "--no-browser") { user in
                user.type(callback.isEmpty ? try await failure.act(user) : callback)
            }
            #expect(login.code == failure.code)
            #expect(login.console.errors.last?.contains(failure.sentence) == true, "\(login.console.errors)")
            #expect(login.console.errors.allSatisfy { !$0.contains("\n") })
            #expect(!login.console.output.contains("is logged in"))
        }
    }

    @Test(arguments: [
        ("state=forged&code=x", "was not begun here"), ("code=x", "paste it whole"), ("", "paste it whole"),
    ])
    func `after a wrong address the right one still counts`(query: String, sentence: String) async throws {
        try await LoginStage.with { stage in
            let login = try await stage.run("login", "--no-browser") { user in
                let callback = try await user.agree()
                user.type("\(stage.redirectURI)?\(query)")
                user.type(callback)
            }
            #expect(login.code == .done)
            #expect(login.console.errors.last?.contains(sentence) == true)
        }
    }

    @Test func `an attempt outlives the command that began it, and an expired one is told`() async throws {
        try await LoginStage.with { stage in
            let earlier = try await stage.authorise(try await stage.begin().authorisationURL)
            let late = try await stage.authorise(try await stage.begin(age: 660).authorisationURL)
            let login = try await stage.run("login", "--no-browser") { user in
                user.type(late)
                user.type(earlier)
            }
            #expect(login.code == .done)
            #expect(login.console.errors.last?.contains("longer than ten minutes") == true)
        }
    }

    @Test func `a refusal in the browser is shown there and ends the command`() async throws {
        try await LoginStage.with { stage in
            await stage.spotify.simulator.change { $0.userRefuses = true }
            let login = try await stage.run("login") { user in
                let page = try await stage.get(try await user.agree())
                #expect(page.status == 403)
                #expect(String(decoding: page.body, as: UTF8.self).contains("press Agree"))
            }
            #expect(login.code == .loginNeeded)
            #expect(login.console.errors.last?.contains("press Agree") == true)
        }
    }

    @Test func `a redirect that Spotify allows for no app is refused before the browser opens`() async throws {
        try await LoginStage.with(redirectURI: "http://localhost:8888/callback") { stage in
            let login = try await stage.run("login")
            #expect(login.code == .configuration)
            #expect(login.console.errors.last?.contains("use https, or http://127.0.0.1:PORT/callback") == true)
            #expect(await stage.spotify.simulator.report.count() == 0)
        }
    }

    @Test func `a redirect by https is pasted`() async throws {
        try await LoginStage.with(redirectURI: "https://home.example/callback") { stage in
            let login = try await stage.run("login") { user in user.type(try await user.agree()) }
            #expect(login.code == .done, "\(login.console.errors)")
        }
    }

    @Test func `a minimal login says what it does not allow`() async throws {
        try await LoginStage.with { stage in
            let login = try await stage.run("login", "--no-browser", "--minimal") { user in
                user.type(try await user.agree())
            }
            #expect(login.code == .done)
            #expect(
                login.console.output.contains(
                    "scope=user-read-playback-state%20user-modify-playback-state%20user-read-currently-playing\n"))
            #expect(login.console.lines.last?.contains("changing playlists") == true)
            #expect(login.console.lines.last?.contains("playback") == false)
        }
    }

    @Test func `without a client id the way to an app is shown`() async throws {
        let (code, console) = try await CommandLineTests.run("login")
        #expect(code == .configuration)
        for word in ["developer.spotify.com/dashboard", "Premium", "http://127.0.0.1:8888/callback", "User Management"]
        {
            #expect(console.errors.first?.contains(word) == true)
        }
        #expect(console.errors.last == "musicskill: spotify.client_id is not set")
    }

    @Test(arguments: ["login", "logout"]) func `an odd account name is refused`(command: String) async throws {
        let (code, console) = try await CommandLineTests.run(command, "--account", "Anna Maria")
        #expect(code == .usage)
        #expect(console.errors.last?.contains("1 to 32 lower-case letters") == true)
    }

    @Test func `no secret is printed`() async throws {
        try await LoginStage.with { stage in
            let callbacks = Locked<[String]>([])
            let login = try await stage.run("login", "--no-browser") { user in
                let callback = try await user.agree()
                callbacks.withLock { $0.append(callback) }
                user.type(callback.replacing(/state=[^&]*/, with: "state=forged"))
                user.type(callback)
            }
            let items = URLComponents(string: callbacks.withLock { $0[0] })?.queryItems
            let code = try #require(items?.first { $0.name == "code" }?.value)
            let all = login.console.output + login.console.errors.joined()
            #expect(!all.contains(code))
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(stage.directory)/data") {
                let content = FileManager.default.contents(atPath: "\(stage.directory)/data/\(name)") ?? Data()
                #expect(content.range(of: Data(code.utf8)) == nil, "\(name)")
            }
        }
    }
}
