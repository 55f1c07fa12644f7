import MusicSkillCore

/// `musicskill alias`: names of one's own for music.
enum AliasCommand {
    static let command = Command(
        name: "alias", summary: "give music names of your own, through the running service",
        arguments: "list | add NAME ITEM | remove NAME",
        options: [Option("--account", "NAME", "of this account"), Option("--json", nil, "print JSON")],
        details: """
            add     from now on NAME means ITEM: an address such as spotify:playlist:…, or words to find it by
            remove  forget a name
            list    show them all

            A name of several words wants quotes: musicskill alias add "dinner music" "jazz classics"
            """,
        run: run)

    private struct Request: Encodable {
        var name: String?
        var item: String?
        var account: String?
    }

    private struct Alias: Decodable {
        var name: String
        var item: ShownItem
    }

    private struct List: Decodable {
        var aliases: [Alias]
    }

    private struct Removed: Decodable {
        var name: String
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let (words, account) = (invocation.arguments.words, invocation.arguments["--account"])
        switch (words.first, words.count) {
        case ("list", 1):
            let payload = try await ask("alias/list", Request(account: account), invocation)
            let rows = try OperationAnswer.data(List.self, of: payload).aliases.map { [$0.name] + $0.item.row }
            try show(Table.lines(rows), payload: payload, invocation)
        case ("add", 3):
            let request = Request(name: words[1], item: words[2], account: account)
            let payload = try await ask("alias/add", request, invocation)
            let alias = try OperationAnswer.data(Alias.self, of: payload)
            try show(Table.lines([[alias.name] + alias.item.row]), payload: payload, invocation)
        case ("remove", 2):
            let payload = try await ask("alias/remove", Request(name: words[1], account: account), invocation)
            let removed = try OperationAnswer.data(Removed.self, of: payload)
            try show(["\"\(removed.name)\" is forgotten"], payload: payload, invocation)
        default:
            throw AppError(.usage, "musicskill alias takes: \(command.arguments)")
        }
        return .done
    }

    private static func ask(_ name: String, _ request: Request, _ invocation: Invocation) async throws -> [UInt8] {
        let workspace = try Workspace.open(invocation, readsSentences: false)
        return try await workspace.withClient { try await $0.ask(name, request) }
    }

    private static func show(_ lines: [String], payload: [UInt8], _ invocation: Invocation) throws {
        let isJSON = invocation.arguments.has("--json")
        let shown = isJSON ? [String(decoding: try OperationAnswer.json(of: payload), as: UTF8.self)] : lines
        for line in shown { invocation.console.say(line) }
    }
}
