import MusicSkillCore

extension Invocation {
    /// Asks the running service `request/<name>`, for what cannot be had without it.
    ///
    /// - Returns: the answer as it was sent; ``OperationAnswer`` reads it.
    func ask(_ name: String, _ fields: some Encodable & Sendable) async throws -> [UInt8] {
        let workspace = try Workspace.open(self, readsSentences: false)
        return try await workspace.withClient(orElse: "musicskill doctor tells more") {
            try await $0.ask(name, fields)
        }
    }

    /// Prints an answer's data as JSON where `--json` asks for it, else `lines`.
    func show(_ lines: [String], of payload: [UInt8]) throws {
        let json =
            arguments.has("--json") ? String(decoding: try OperationAnswer.json(of: payload), as: UTF8.self) : nil
        for line in json.map({ [$0] }) ?? lines { console.say(line) }
    }
}
