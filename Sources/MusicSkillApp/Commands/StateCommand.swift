import Foundation
import MusicSkillCore

/// `musicskill state`: what plays where.
enum StateCommand {
    static let command = Command(
        name: "state", summary: "show what plays where", arguments: "",
        options: [
            Option("--json", nil, "print JSON"),
            Option("--local", nil, "ask Spotify from this process, without the running service"),
        ],
        details: "Shows each player's state as the service publishes it.", run: run)

    private struct Shown: Decodable {
        struct Item: Decodable {
            var title: String
            var artist: String?
        }
        var name: String
        var state: String
        var item: Item?
        var position: Int?
        var duration: Int?
        var volume: Int?

        enum CodingKeys: String, CodingKey {
            case name, state, item, volume
            case position = "position_ms"
            case duration = "duration_ms"
        }
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation, readsSentences: false)
        let payload: [UInt8]
        if invocation.arguments.has("--local") {
            payload = try await workspace.withGraph { graph in try await localState(graph) }
        } else {
            payload = try await workspace.withClient { try await $0.ask("state") }
        }
        let players = try OperationAnswer.data([String: Shown].self, of: payload)
        let rows = players.sorted { $0.key < $1.key }.map { _, player in
            [
                player.name, player.state, player.volume.map { "volume \($0)" } ?? "",
                player.item.map { [$0.title, $0.artist].compactMap(\.self).joined(separator: " – ") } ?? "",
                position(of: player),
            ]
        }
        try invocation.show(rows.isEmpty ? ["no player is known yet"] : Table.lines(rows), of: payload)
        return .done
    }

    private static func localState(_ graph: Graph) async throws -> [UInt8] {
        let frame = RequestFrame(deadline: graph.time.now() + Utterance.voiceDeadline)
        do throws(ProviderError) {
            for account in await graph.accounts.all {
                try await account.directory.refresh(frame: frame)
                await account.board.record(try await account.provider.playbackState(frame: frame))
            }
        } catch {
            throw AppError(error.code.statuses.exit, "\(error.code.rawValue): \(error.message)")
        }
        return Wire.encode(
            OperationResponse.ok(await AccountView.all(graph.accounts).playerPayloads, transaction: nil))
    }

    private static func position(of player: Shown) -> String {
        guard let position = player.position else { return "" }
        func clock(_ ms: Int) -> String { String(format: "%d:%02d", ms / 60000, ms / 1000 % 60) }
        return player.duration.map { "\(clock(position))/\(clock($0))" } ?? clock(position)
    }
}
