import Adapters
import Foundation
import MusicSkillCore
import Skills

/// `musicskill eval`: how well the skills read sentences whose right reading is known.
enum EvalCommand {
    static let command = Command(
        name: "eval", summary: "measure how well sentences are read", arguments: "GOLD.jsonl ... | -",
        options: [
            Option("--language", "TAG", "only sentences of this language"),
            Option("--errors", "N", "show N of the sentences that were read wrong"),
            Option("--json", nil, "print JSON"),
        ],
        details: """
            Reads the files, or standard input (zcat gold.jsonl.gz | musicskill eval -). Each line of a GOLD file is a JSON object {id, lang, text, intent, accept?, slots, slot_set?, neg?, source?, \
            context?}; sentences that are not for a music service have the intent "none". Prints per source: intent \
            (right intents), exact (right intent and exactly the right slots), slot F1 (names and values), value F1 \
            (values alone), and false accepts (sentences not for us that were read as something).
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let files = invocation.arguments.words
        guard !files.isEmpty else { throw AppError(.usage, "eval what? Name a file of JSON lines") }
        let workspace = try Workspace.open(invocation)
        var scores: [String: EvalScore] = [:]
        var errors: [String] = []
        for file in files {
            for (number, line) in try await lines(file, invocation.console) {
                guard let gold = try? JSONDecoder().decode(EvalGold.self, from: Data(line.utf8)) else {
                    throw AppError(.badData, "\(file):\(number): not an object with text and intent")
                }
                if let language = invocation.arguments["--language"], gold.lang != language { continue }
                let reading = workspace.skills.read(
                    gold.text, languages: [gold.lang ?? "en"],
                    home: gold.context?.vocabulary ?? workspace.configuration.home.vocabulary)
                let result = ParseResult(id: gold.id, reading)
                let source = gold.source ?? "all"
                if !scores[source, default: EvalScore()].add(gold, result) {
                    errors.append("\(gold.text) | \(gold.intent) \(gold.texts) | \(result.intent) \(result.slots)")
                }
            }
        }
        show(scores, invocation)
        let shown = invocation.arguments["--errors"].flatMap { Int($0) } ?? 0
        for error in errors.prefix(shown) { invocation.console.say(error) }
        return .done
    }

    private static func show(_ scores: [String: EvalScore], _ invocation: Invocation) {
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(scores.mapValues(\.row)), as: UTF8.self))
            return
        }
        let head = ["", "positives", "intent", "exact", "slot F1", "value F1", "negatives", "accepted", "hard"]
        let rows = scores.sorted { $0.key < $1.key }.map { [$0.key] + $0.value.row.texts }
        for line in Table.lines([head] + rows) { invocation.console.say(line) }
    }

    private static func lines(_ file: String, _ console: Console) async throws -> [(number: Int, text: String)] {
        var lines: [String] = []
        if file == "-" {
            for await line in console.lines() { lines.append(line) }
        } else {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw AppError(.badData, "\(file) cannot be read as text; unpack it: zcat FILE | musicskill eval -")
            }
            lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        }
        return lines.enumerated().map { ($0 + 1, $1) }.filter { !$0.1.allSatisfy(\.isWhitespace) }
    }
}

/// One line of a gold file.
struct EvalGold: Decodable {
    /// A value, several values, or one that may be written in several ways.
    enum Value: Decodable {
        case one(String)
        case many([Value])
        case any([String])

        private struct Alternatives: Decodable { var any: [String] }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .one(text)
            } else if let values = try? container.decode([Value].self) {
                self = .many(values)
            } else {
                self = .any(try container.decode(Alternatives.self).any)
            }
        }

        /// The ways to write each value.
        var texts: [[String]] {
            switch self {
            case .one(let text): text.isEmpty ? [] : [[text]]
            case .many(let values): values.flatMap(\.texts)
            case .any(let texts): [texts]
            }
        }
    }

    var id: String?
    var lang: String?
    var text: String
    var intent: String
    var accept: [String]?
    var slots: [String: Value]?
    var slotSet: [String]?
    var neg: String?
    var source: String?
    var context: ParseRequest.Context?

    enum CodingKeys: String, CodingKey {
        case id, lang, text, intent, accept, slots, neg, source, context
        case slotSet = "slot_set"
    }

    var texts: [String: [String]] { (slots ?? [:]).mapValues { $0.texts.flatMap(\.self) } }
}
