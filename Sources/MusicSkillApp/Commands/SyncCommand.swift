import MusicSkillCore

/// `musicskill sync`: an account's library, now.
enum SyncCommand {
    static let command = Command(
        name: "sync", summary: "read an account's library now, through the running service", arguments: "",
        options: [Option("--account", "NAME", "of this account"), Option("--json", nil, "print JSON")],
        details: "A large library is read on in the background; what is known so far is shown.", run: run)

    private struct Request: Encodable {
        var account: String?
    }

    private struct Synced: Decodable {
        var shelves: [String: Int]
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let request = Request(account: invocation.arguments["--account"])
        let payload = try await invocation.ask("sync", request)
        let synced = try OperationAnswer.data(Synced.self, of: payload)
        let rows = synced.shelves.sorted { $0.key < $1.key }.map { [$0.key.replacing("_", with: " "), "\($0.value)"] }
        try invocation.show(Table.lines(rows), of: payload)
        return .done
    }
}
