import MusicSkillCore

/// `musicskill explain`: why it answered so.
enum ExplainCommand {
    static let command = Command(
        name: "explain", summary: "tell how a request was answered, the last one or any of the last fifty",
        arguments: "[TRANSACTION]", options: [Option("--json", nil, "print JSON")],
        details: """
            Shows readings, searches, candidates with their scores, decisions and timings. musicskill say --explain
            --dry-run tells the same of what was not asked yet.
            """,
        run: run)

    private struct Request: Encodable {
        var of: String?
    }

    private struct Asked: Decodable {
        var text: String
        var door: String
        var at: String
        var transaction: String
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        guard invocation.arguments.words.count <= 1 else {
            throw AppError(.usage, "musicskill explain takes one transaction, or nothing for the last request")
        }
        let request = Request(of: invocation.arguments.words.first)
        let payload = try await invocation.ask("explain", request)
        let asked = try OperationAnswer.data(Asked.self, of: payload)
        let isJSON = invocation.arguments.has("--json")
        if !isJSON { invocation.console.say("\(asked.at) \(asked.door) \(asked.transaction)\n\(asked.text)") }
        // Whatever became of that request, it was explained.
        _ = try ReplyPrinter(console: invocation.console, asJSON: isJSON).show(try OperationAnswer.json(of: payload))
        return .done
    }
}
