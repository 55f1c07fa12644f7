import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator

/// `musicskill demo`: the whole service on this machine alone, with a real broker and a simulated Spotify.
enum DemoCommand {
    static let command = Command(
        name: "demo", summary: "try it: a real broker, a simulated Spotify, no account", arguments: "",
        options: [
            Option("--say", "TEXT", "say one sentence, print the reply and exit with its code"),
            Option("--explain", nil, "with --say: tell how the answer came about"),
            Option("--json", nil, "with --say: print the whole reply as JSON"),
            Option("--mqtt-port", "PORT", "where the broker listens on 127.0.0.1 (0: any free port)"),
            Option("--spotify-port", "PORT", "where the simulated Spotify listens on 127.0.0.1 (0: any free port)"),
            Option("--wyoming", "HOST:PORT", "answer Home Assistant's Assist there, such as on 0.0.0.0:10400"),
            Option("--http", "HOST:PORT", "answer HTTP there, on this machine only, such as on 127.0.0.1:8770"),
            Option("--catalogue", "FILE.tsv", "music of your own for the simulated Spotify"),
            Option("--verbose", nil, "show the service's log"),
        ],
        details: """
            Without --say it stays up until Ctrl-C, shows what goes over MQTT, and takes sentences typed into the terminal.
            Nothing outside this machine is asked, and nothing stays behind.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let catalogue = try invocation.arguments["--catalogue"].map(SimulateCommand.readCatalogue) ?? .builtIn
        let brokerPort = try invocation.arguments.port("--mqtt-port") ?? 0
        let spotifyPort = try invocation.arguments.port("--spotify-port") ?? 0
        let wyoming = try invocation.arguments.address("--wyoming")
        let http = try invocation.arguments.address("--http")
        if let http, !http.isLoopback {
            throw AppError(.usage, "--http: \(http) is open to other machines, and the demo knows no token")
        }
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        do {
            return try await MosquittoProcess.with(
                directory: directory.path, .init(port: brokerPort == 0 ? nil : brokerPort)
            ) { broker in
                let log = Log(
                    minimum: invocation.arguments.has("--verbose") ? .debug : .warning,
                    sink: LogSink.make(.text, console: invocation.console))
                return try await LoopbackSpotify.run(catalogue: catalogue, port: spotifyPort, log: log) { spotify in
                    let demo = Demo(
                        broker: broker, spotify: spotify, wyoming: wyoming, http: http, directory: directory.path,
                        invocation: invocation)
                    return try await demo.run()
                }
            }
        } catch let error as MosquittoProcess.LaunchError {
            throw AppError(.unreachable, "\(error)")
        }
    }
}

extension Arguments {
    fileprivate func address(_ option: String) throws(AppError) -> ListenAddress? {
        guard let text = self[option] else { return nil }
        guard let address = ListenAddress(text) else {
            throw AppError(.usage, "\(option): expected host:port, found \"\(text)\"")
        }
        return address
    }
}

/// A folder that goes away with its owner.
struct TemporaryDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("musicskill-\(UUID().uuidString.prefix(8).lowercased())")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        path = url.path
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // It lies in the system's folder for such things, which clears it in the end.
        }
    }
}
