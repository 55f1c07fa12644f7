import Foundation
import MusicSkillCore
import Skills

/// `musicskill parse`: what a sentence is read as, without acting on it.
enum ParseCommand {
    static let command = Command(
        name: "parse", summary: "show how a sentence is read", arguments: "TEXT | --batch",
        options: [
            Option("--language", "TAG", "the language of the sentence; else those of the configuration"),
            Option("--batch", nil, "read JSON lines {id, lang, text, context?} from standard input"),
            Option("--explain", nil, "say what each reading stands on"),
            Option("--json", nil, "print JSON"),
        ],
        details: """
            Reads with the skills and the rooms of the configuration. Needs no network, no broker and no login. With \
            --batch it writes a line {id, intent, slots, spoken, alternatives} for each line, in the same order; spoken \
            is what a place was called where that is not its name.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation)
        if invocation.arguments.has("--batch") { return await batch(workspace, invocation) }
        guard !invocation.arguments.words.isEmpty else {
            throw AppError(.usage, "parse what? For example: musicskill parse \"play jazz in the kitchen\"")
        }
        let languages = invocation.arguments["--language"].map { [$0] } ?? workspace.configuration.languages
        let reading = workspace.skills.read(
            invocation.arguments.sentence, languages: languages, home: workspace.configuration.home.vocabulary)
        for complaint in reading.complaints { invocation.console.complain("musicskill: \(complaint)") }
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(ParseResult(id: nil, reading)), as: UTF8.self))
        } else if invocation.arguments.has("--explain") {
            explain(reading, of: invocation.arguments.sentence, on: invocation.console)
        } else {
            show(reading, on: invocation.console)
        }
        return reading.interpretations.isEmpty ? .notDone : .done
    }

    private static func show(_ reading: Reading, on console: Console) {
        guard !reading.interpretations.isEmpty else {
            console.say(reading.languages.isEmpty ? "no skill for this language" : "not understood")
            return
        }
        for (number, command) in ([reading.interpretations] + reading.following).enumerated() {
            if number > 0 { console.say("and then") }
            let rows = command.map { interpretation in
                [
                    String(format: "%.2f", interpretation.score), interpretation.intent.rawValue,
                    slots(interpretation), console.coloured(interpretation.pattern, .grey),
                ]
            }
            for line in Table.lines(rows) { console.say(line) }
        }
    }

    private static func slots(_ interpretation: Interpretation) -> String {
        interpretation.slots.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue)=\"\($0.value.value)\"\($0.value.isKnown ? "" : " (unknown)")" }
            .joined(separator: " ")
    }

    /// Every reading in full: its pattern, what of the sentence that read, and how far behind the best one it is.
    private static func explain(_ reading: Reading, of sentence: String, on console: Console) {
        console.say(
            reading.languages.isEmpty
                ? "no skill for this language" : "read in \(reading.languages.joined(separator: ", "))")
        if reading.interpretations.isEmpty {
            console.say("no pattern reads it, or it is likelier not for us (patterns below [none])")
        }
        for command in [reading.interpretations] + reading.following {
            for (rank, interpretation) in command.enumerated() {
                let lead = rank == 0 ? interpretation.score - (command.dropFirst().first?.score ?? 0) : command[0].score
                let behind = rank == 0 ? "ahead of the next by" : "behind the best by"
                let distance = rank == 0 ? lead : lead - interpretation.score
                console.say(
                    "\(rank + 1). \(interpretation.intent.rawValue) \(slots(interpretation)): "
                        + String(format: "%.3f", interpretation.score) + ", \(behind) "
                        + String(format: "%.3f", distance))
                console.say(console.coloured("   \(interpretation.skill): \(interpretation.pattern)", .grey))
                console.say(console.coloured("   it reads \"\(interpretation.part)\"", .grey))
            }
        }
    }

    private static func batch(_ workspace: Workspace, _ invocation: Invocation) async -> ExitCode {
        var code = ExitCode.done
        for await line in invocation.console.lines() where !line.allSatisfy(\.isWhitespace) {
            do {
                let request = try JSONDecoder().decode(ParseRequest.self, from: Data(line.utf8))
                let reading = workspace.skills.read(
                    request.text, languages: request.lang.map { [$0] } ?? workspace.configuration.languages,
                    home: request.context?.vocabulary ?? workspace.configuration.home.vocabulary)
                invocation.console.say(
                    String(decoding: Wire.encode(ParseResult(id: request.id, reading)), as: UTF8.self))
            } catch {
                // One answer for each line keeps the order; the exit code tells that not all were readable.
                code = .badData
                let problem = ["error": "the line is not a JSON object with a text"]
                invocation.console.say(String(decoding: Wire.encode(problem), as: UTF8.self))
            }
        }
        return code
    }
}

/// One line of `parse --batch` in.
struct ParseRequest: Decodable {
    var id: String?
    var lang: String?
    var text: String
    var context: Context?
}

/// One line of `parse --batch` out. Without a reading the intent is `none`.
struct ParseResult: Encodable {
    struct Alternative: Encodable {
        var intent: String
        var slots: [String: String]
        var spoken: [String: String]?
        var score: Double
    }

    var id: String?
    var intent: String
    /// As they were spoken; places as the home calls them.
    var slots: [String: String]
    /// The places that were called otherwise, as they were spoken; absent where there is none.
    var spoken: [String: String]?
    var alternatives: [Alternative]

    init(id: String?, _ reading: Reading) {
        self.id = id
        let readings = reading.interpretations.map { interpretation in
            Alternative(
                intent: interpretation.intent.rawValue,
                slots: Dictionary(
                    uniqueKeysWithValues: interpretation.slots.map { slot, value in
                        (slot.rawValue, slot.isNumeric || slot.isPlace ? value.value : value.spoken)
                    }),
                spoken: Self.otherNames(interpretation.slots), score: interpretation.score)
        }
        intent = readings.first?.intent ?? Intent.none.rawValue
        slots = readings.first?.slots ?? [:]
        spoken = readings.first?.spoken
        alternatives = Array(readings.dropFirst())
    }

    private static func otherNames(_ slots: [Slot: SlotValue]) -> [String: String]? {
        let others = slots.filter { $0.isPlace && $1.spoken != $1.value }
        return others.isEmpty ? nil : Dictionary(uniqueKeysWithValues: others.map { ($0.rawValue, $1.spoken) })
    }
}

extension Slot {
    /// Slots whose value is a number, however it was spoken.
    var isNumeric: Bool { self == .level || self == .step || self == .position || self == .index }

    /// Slots whose value is a place of the home, whatever form of its name was said.
    var isPlace: Bool { self == .room || self == .device }
}

extension Home {
    /// The names of the configuration alone; a running service adds the players it has seen.
    var vocabulary: HomeVocabulary {
        HomeVocabulary(
            rooms: rooms.map { .init($0.name, aliases: $0.aliases) },
            players: rooms.flatMap(\.players).map { .init($0) })
    }
}
