import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// A data folder and a simulated Spotify, for commands that log in and out.
struct LoginStage: Sendable {
    let directory: String
    let spotify: LoopbackSpotify
    let redirectURI: String

    static func with(
        redirectURI: String? = nil, _ body: @escaping @Sendable (LoginStage) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await LoopbackSpotify.run(catalogue: .builtIn, log: .silent) { spotify in
            let free = try LoopbackPort.free()
            // Nothing here needs a skill, and loading them takes longer than all the rest.
            try FileManager.default.createDirectory(
                atPath: "\(directory.path)/skills", withIntermediateDirectories: true)
            let stage = LoginStage(
                directory: directory.path, spotify: spotify,
                redirectURI: redirectURI ?? "http://127.0.0.1:\(free)/callback")
            try await body(stage)
        }
    }

    var configurationPath: String { "\(directory)/musicskill.yaml" }

    func writeConfiguration() throws {
        try """
        data_dir: \(directory)/data
        spotify:
          client_id: test
          redirect_uri: "\(redirectURI)"
          api_url: "\(spotify.baseURL)"
          accounts_url: "\(spotify.baseURL)"
        """.write(toFile: configurationPath, atomically: true, encoding: .utf8)
    }

    /// Runs a command while `user` reads what it prints and types what it returns, line by line.
    func run(
        _ arguments: String..., environment: [String: String] = [:],
        user: @escaping @Sendable (User) async throws -> Void = { _ in }
    ) async throws -> (code: ExitCode, console: CapturedConsole) {
        try writeConfiguration()
        let (typed, keyboard) = AsyncStream.makeStream(of: String.self)
        let console = CapturedConsole(typed: typed)
        let environment = environment.merging(
            ["HOME": directory, "MUSICSKILL_CONFIG": configurationPath, "MUSICSKILL_SKILLS": "\(directory)/skills"]
        ) { first, _ in first }
        async let acting: Void = {
            defer { keyboard.finish() }
            try await user(User(stage: self, console: console, keyboard: keyboard))
        }()
        let code = await App.run(arguments, environment: environment, console: console.console)
        try await acting
        return (code, console)
    }

    /// Somebody with a browser and a keyboard.
    struct User: Sendable {
        let stage: LoginStage
        let console: CapturedConsole
        private let keyboard: AsyncStream<String>.Continuation

        init(stage: LoginStage, console: CapturedConsole, keyboard: AsyncStream<String>.Continuation) {
            self.stage = stage
            self.console = console
            self.keyboard = keyboard
        }

        func type(_ line: String) { keyboard.yield(line) }

        /// Opens the printed address and agrees, or not, as the simulated user does.
        /// - Returns: the address the browser is sent to.
        func agree(asking change: (String) -> String = { $0 }) async throws -> String {
            let address = try await stage.poll { () -> String? in
                console.output.split(whereSeparator: \.isWhitespace).last { $0.contains("/authorize?") }.map(
                    String.init)
            }
            return try await stage.authorise(change(address))
        }
    }

    func authorise(_ address: String) async throws -> String {
        try #require(try await get(address).header("location"))
    }

    func get(_ address: String) async throws -> HTTPResponse {
        try await CurlTransport.withTransport(.init()) { try await $0.send(HTTPRequest(.get, address)) }
    }

    /// Begins a login in this process, `age` ago, as a command would that was ended before its user came back.
    func begin(age: TimeInterval = 0) async throws -> SpotifyLoginAttempt {
        let system = TimeSource.system
        let time = TimeSource(
            now: system.now, wallClock: { system.wallClock().addingTimeInterval(-age) }, sleepUntil: system.sleepUntil)
        return try await withOutside { try await login($0, time: time).begin() }
    }

    /// The whole login, in this process.
    func logIn() async throws {
        try await withOutside { outside in
            let login = login(outside)
            try await login.finish(callbackURL: try await authorise(try await login.begin().authorisationURL))
        }
    }

    var settings: SpotifySettings {
        SpotifySettings(
            clientID: "test", redirectURI: redirectURI, apiURL: spotify.baseURL, accountsURL: spotify.baseURL)
    }

    private func login(_ outside: Outside, time: TimeSource = .system) -> SpotifyLogin {
        let tokens = SpotifyTokens(settings: settings, transport: outside.transport, store: outside.sealed)
        return SpotifyLogin(
            settings: settings, transport: outside.transport, tokens: tokens, store: outside.sealed,
            cryptography: outside.cryptography, time: time)
    }

    /// What a run of the program works with.
    func withOutside<Result: Sendable>(_ body: @Sendable (Outside) async throws -> Result) async throws -> Result {
        var configuration = Configuration(dataDirectory: "\(directory)/data")
        configuration.spotify.clientID = "test"
        configuration.spotify.apiURL = spotify.baseURL
        configuration.spotify.accountsURL = spotify.baseURL
        let invocation = try Invocation(
            arguments: .parse(["--skills", "\(directory)/skills"], options: Command.common, of: "test"),
            environment: [:], console: CapturedConsole().console)
        return try await Workspace.open(
            LoadedConfiguration(configuration: configuration, path: nil, warnings: []), invocation,
            readsSentences: false, quiet: true
        ).withOutside(body)
    }

    func poll<Value>(_ look: () -> Value?) async throws -> Value {
        for _ in 1...2000 {
            if let value = look() { return value }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw DeadlineExceeded()
    }
}
