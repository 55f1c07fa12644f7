import Foundation
import MusicSkillCore

/// `musicskill devices`: the speakers, as the service sees them.
enum DevicesCommand {
    static let command = Command(
        name: "devices", summary: "list the speakers", arguments: "",
        options: [
            Option("--json", nil, "print JSON"),
            Option("--local", nil, "ask Spotify from this process, without the running service"),
        ],
        details: "Lists the players that can be seen now, and those remembered from before.", run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation, readsSentences: false)
        let list: DeviceList
        if invocation.arguments.has("--local") {
            list = try await workspace.withGraph { graph in try await localDevices(graph) }
        } else {
            list = try OperationAnswer.data(
                DeviceList.self, of: try await workspace.withClient { try await $0.ask("devices") })
        }
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(list), as: UTF8.self))
            return .done
        }
        guard !list.devices.isEmpty else {
            invocation.console.say("Spotify sees no speaker. Start it, or pick it once in the Spotify app.")
            return .done
        }
        let hasSeveral = Set(list.devices.map(\.account)).count > 1
        let rows = list.devices.map { device in
            [
                device.name, device.kind, device.room.map { "in \($0)" } ?? "",
                device.volume.map { "volume \($0)" } ?? "", state(of: device), hasSeveral ? "(\(device.account))" : "",
            ]
        }
        for line in Table.lines(rows) { invocation.console.say(line) }
        return .done
    }

    private static func localDevices(_ graph: Graph) async throws -> DeviceList {
        do throws(OperationFailure) {
            return try await HomeOperations.devices(of: graph.accounts, home: graph.home, time: graph.time)
        } catch {
            throw AppError(error.code.statuses.exit, error.message)
        }
    }

    private static func state(of device: DeviceView) -> String {
        if device.active { return "active" }
        if device.restricted { return "takes no commands" }
        if device.available { return "ready" }
        return device.lastSeen.map { "last seen \($0.prefix(16).replacing("T", with: " "))" } ?? "not seen now"
    }
}
