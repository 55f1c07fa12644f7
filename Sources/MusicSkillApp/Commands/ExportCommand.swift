import MusicSkillCore

/// `musicskill export names`: what recognisers with a closed vocabulary are to be told.
enum ExportCommand {
    static let command = Command(
        name: "export", summary: "print names of music for speech recognisers", arguments: "names",
        options: [
            Option("--format", "FORMAT", "rhasspy, for POST /api/slots, or snips, for hermes/injection/perform"),
            Option("--limit", "N", "how many names in all, 1 to 1000; 500 when not given"),
            Option("--language", "TAG", "how numbers are said; else the first language of the configuration"),
            Option("--account", "NAME", "whose; else the standard account's"),
        ],
        details: """
            Prints JSON with the names of what was played last and of the library, as they are said. The longer the list, \
            the worse a recogniser hears. For Rhasspy:
              musicskill export names --format rhasspy |
                curl -d @- -H 'Content-Type: application/json' 'http://rhasspy:12101/api/slots?overwrite_all=true'
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        guard invocation.arguments.words == ["names"] else {
            throw AppError(.usage, "export what? For example: musicskill export names --format rhasspy")
        }
        let formats = NameExport.Format.allCases.map(\.rawValue).joined(separator: " or ")
        guard let format = invocation.arguments["--format"].flatMap(NameExport.Format.init) else {
            throw AppError(.usage, "--format: expected \(formats)")
        }
        let limit = try invocation.arguments.number("--limit", in: 1...1000) ?? 500
        let workspace = try Workspace.open(invocation, readsSentences: false)
        let name = invocation.arguments["--account"] ?? workspace.configuration.spotify.accounts.standard
        let names = try await workspace.withGraph { graph in
            guard let account = await graph.accounts.account(named: name) else {
                throw AppError(.usage, "there is no account \"\(name)\"; musicskill status lists them")
            }
            return await account.namesToSay(limit: limit)
        }
        let language = invocation.arguments["--language"] ?? workspace.configuration.languages[0]
        let payload = NameExport.payload(names, format: format, language: language)
        invocation.console.say(String(decoding: Wire.encode(payload), as: UTF8.self))
        return .done
    }
}
