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
            let payload = try await invocation.ask("alias/list", Request(account: account))
            let rows = try OperationAnswer.data(List.self, of: payload).aliases.map { [$0.name] + $0.item.row }
            try invocation.show(Table.lines(rows), of: payload)
        case ("add", 3):
            let request = Request(name: words[1], item: words[2], account: account)
            let payload = try await invocation.ask("alias/add", request)
            let alias = try OperationAnswer.data(Alias.self, of: payload)
            try invocation.show(Table.lines([[alias.name] + alias.item.row]), of: payload)
        case ("remove", 2):
            let payload = try await invocation.ask("alias/remove", Request(name: words[1], account: account))
            let removed = try OperationAnswer.data(Removed.self, of: payload)
            try invocation.show(["\"\(removed.name)\" is forgotten"], of: payload)
        default:
            throw AppError(.usage, "musicskill alias takes: \(command.arguments)")
        }
        return .done
    }
}
