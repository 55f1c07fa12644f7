import Adapters
import MusicSkillCore
import Skills

/// `musicskill serve`: the service itself.
enum ServeCommand {
    static let command = Command(
        name: "serve", summary: "run the service until it is stopped", arguments: "", options: [],
        details: """
            Connects to the MQTT broker of the configuration, waits for sentences on <base>/say, answers on <base>/reply
            and publishes what the players do. A broker that is not there is waited for. Home Assistant's Assist is answered
            at wyoming.listen, HTTP at http.listen. Ends on Ctrl-C or SIGTERM, and with 79 when <base>/request/restart asks
            a service manager to start it anew.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation)
        guard !workspace.skills.summary.isEmpty else {
            throw AppError(
                .badData, "no skill in \(workspace.skillFolders.shipped) can be used; musicskill skills check tells why"
            )
        }
        // Before anything is opened that has to be closed.
        let signals = await Signals(log: workspace.log)
        let lock = try workspace.lockFolder()
        defer { withExtendedLifetime(lock) {} }
        return try await workspace.withGraph { graph in
            graph.log.info(
                "musicskill starts",
                [
                    "version": App.version, "configuration": workspace.loaded.path ?? "defaults",
                    "broker": "\(workspace.configuration.mqtt.host):\(workspace.configuration.mqtt.port)",
                    "skills": workspace.skills.summary.map { "\($0.skill)/\($0.language)" }.joined(separator: " "),
                ])
            let service = BridgeService(workspace: workspace, graph: graph)
            let code = try await service.run([signals])
            graph.log.info("musicskill has stopped", ["exit": code.rawValue])
            return code
        }
    }
}
