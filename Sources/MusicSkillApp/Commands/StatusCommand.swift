import Foundation
import MusicSkillCore

/// `musicskill status`: logins, limits and calls, as the service sees them.
enum StatusCommand {
    static let command = Command(
        name: "status", summary: "show logins, limits and what Spotify was asked today", arguments: "",
        options: [
            Option("--json", nil, "print JSON"),
            Option("--alive", nil, "only whether the service answers; for health checks"),
            Option("--local", nil, "look into the data folder, without the running service"),
        ],
        details: """
            Exits with 77 where somebody has to log in again, with 75 while Spotify asks to wait, and with 69 where the service
            does not answer.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation, readsSentences: false)
        if invocation.arguments.has("--alive") {
            _ = try await workspace.withClient { try await $0.ask("health_check") }
            return .done
        }
        let health: Health
        if invocation.arguments.has("--local") {
            health = try await workspace.withGraph { graph in await Health(graph, uptime: .zero) }
        } else {
            health = try OperationAnswer.data(
                Health.self, of: try await workspace.withClient { try await $0.ask("health") })
        }
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(health), as: UTF8.self))
        } else {
            for line in StatusReport(health: health, console: invocation.console).lines { invocation.console.say(line) }
        }
        return health.exit
    }
}

extension Health {
    /// What a script wants to know first.
    var exit: ExitCode {
        if accounts.contains(where: { $0.login != "logged_in" }) { return .loginNeeded }
        return providers.contains { $0.limitedFor != nil } ? .busy : .done
    }

    init(_ graph: Graph, uptime: Duration) async {
        let counters = graph.counters.withLock { $0 }
        let now = graph.time.wallClock()
        self.init(
            uptime: uptime.wholeSecondsUp, commands: counters.commands, failed: counters.failed,
            providers: [await graph.providerHealth()],
            accounts: await graph.loginReports().map { Account($0, way: graph.loginWay, now: now) })
    }
}
