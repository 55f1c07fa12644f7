import Adapters
import Foundation
import MusicSkillCore

/// `musicskill history`: who asked for what, when, and what came of it.
enum HistoryCommand {
    static let command = Command(
        name: "history", summary: "show what was asked for and what came of it", arguments: "",
        options: [
            Option("--account", "NAME", "only what concerned this account"),
            Option("--limit", "N", "at most so many entries (20)"),
            Option("--json", nil, "print one JSON object a line"),
        ],
        details: "Reads the audit trail, which is kept for ninety days. Newest first.", run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let limit = try invocation.arguments.number("--limit", in: 1...10_000) ?? 20
        let workspace = try Workspace.open(invocation, readsSentences: false)
        let entries = try await workspace.withGraph { graph in
            try await graph.outside.audit.entries(of: invocation.arguments["--account"], limit: limit)
        }
        if invocation.arguments.has("--json") {
            for entry in entries { invocation.console.say(String(decoding: Wire.encode(entry), as: UTF8.self)) }
            return .done
        }
        guard !entries.isEmpty else {
            invocation.console.say("nothing has been asked for yet")
            return .done
        }
        let rows = entries.map { entry in
            [
                entry.date.formatted(
                    Date.ISO8601FormatStyle(timeZone: .current).year().month().day().time(
                        includingFractionalSeconds: false)),
                entry.result, entry.action, entry.player ?? "", entry.item ?? "",
                [entry.account, entry.site ?? entry.door].joined(separator: ", "), entry.text ?? "",
            ]
        }
        for line in Table.lines(rows) { invocation.console.say(line) }
        return .done
    }
}
