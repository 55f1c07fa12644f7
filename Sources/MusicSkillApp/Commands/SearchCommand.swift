import MusicSkillCore

/// `musicskill search TEXT`: what the service finds for some words.
enum SearchCommand {
    static let command = Command(
        name: "search", summary: "search for music, through the running service", arguments: "TEXT",
        options: [
            Option("--kind", "KIND", "only one kind: track, album, artist, playlist, episode or show"),
            Option("--account", "NAME", "with this account"),
            Option("--json", nil, "print JSON"),
        ],
        details: "Prints what is found, in Spotify's order. musicskill alias add takes the address of any.",
        run: run)

    private struct Request: Encodable {
        var text: String
        var kinds: [String]?
        var account: String?
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let arguments = invocation.arguments
        guard !arguments.words.isEmpty else {
            throw AppError(.usage, "search for what? For example: musicskill search \"stand by me\"")
        }
        let request = Request(
            text: arguments.sentence, kinds: arguments["--kind"].map { [$0] }, account: arguments["--account"])
        let payload = try await invocation.ask("search", request)
        let items = try OperationAnswer.data(ShownItem.List.self, of: payload).items
        try invocation.show(Table.lines(items.map(\.row)), of: payload)
        if items.isEmpty { invocation.console.complain("nothing was found") }
        return items.isEmpty ? .notDone : .done
    }
}

/// A piece of music as the topics tell it.
struct ShownItem: Decodable {
    struct List: Decodable {
        var items: [ShownItem]
    }

    var kind: String
    var id: String
    var title: String
    var artist: String?

    var row: [String] { [kind, [title, artist].compactMap(\.self).joined(separator: " – "), id] }
}
