import Adapters
import Foundation
import MusicSkillCore
import SpotifySimulator

/// `musicskill simulate spotify`: a Spotify on loopback, for people who build automations.
enum SimulateCommand {
    static let command = Command(
        name: "simulate", summary: "run a simulated Spotify on this machine", arguments: "spotify",
        options: [
            Option("--port", "PORT", "where to listen on 127.0.0.1 (0: any free port)"),
            Option(
                "--catalogue", "FILE.tsv",
                "music of your own: columns id, title, artist, album, year, isrc, duration_ms"),
        ],
        details: """
            Stands for Spotify's accounts service and its Web API. Point spotify.api_url and spotify.accounts_url of the
            configuration at the address it prints. GET /_control tells how to make it misbehave.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        guard invocation.arguments.words == ["spotify"] else {
            throw AppError(.usage, "musicskill simulate takes one word: spotify")
        }
        let catalogue = try invocation.arguments["--catalogue"].map(readCatalogue) ?? .builtIn
        let log = Log(sink: LogSink.make(.text, console: invocation.console))
        let port = try invocation.arguments.port("--port") ?? 0
        let signals = await Signals(log: log)
        try await LoopbackSpotify.run(catalogue: catalogue, port: port, log: log) { simulated in
            invocation.console.say("Spotify is simulated at \(simulated.baseURL); Ctrl-C ends it")
            invocation.console.say("  GET \(simulated.baseURL)/_control tells how to make it misbehave")
            try await signals.run()
        }
        return .done
    }

    static func readCatalogue(_ path: String) throws -> Catalogue {
        var lines: [String] = []
        try TextFile.forEachLine(of: path) { line, _ in lines.append(line) }
        do {
            return try Catalogue.parse(lines.joined(separator: "\n"))
        } catch {
            throw AppError(.badData, "\(path): \(error)")
        }
    }
}

/// A simulator behind a real HTTP server on loopback.
struct LoopbackSpotify: Sendable {
    let baseURL: String
    let simulator: SpotifySimulator

    static func run<Result: Sendable>(
        catalogue: Catalogue, port: Int = 0, log: Log, _ body: (LoopbackSpotify) async throws -> Result
    ) async throws -> Result {
        let cryptography = OpenSSLCryptography()
        let simulator = SpotifySimulator(
            catalogue: catalogue, time: .system, randomness: .system, sha256: { cryptography.sha256($0) })
        do {
            return try await MicrohttpdServer.withServer(
                .init(port: UInt16(port)), log: log.of("simulator"), handler: { await simulator.handle($0) }
            ) { server in
                try await body(LoopbackSpotify(baseURL: server.baseURL, simulator: simulator))
            }
        } catch let error as ListenError {
            throw AppError(.unreachable, "\(error)")
        }
    }
}
