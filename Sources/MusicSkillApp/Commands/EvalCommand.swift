import MusicSkillCore
import Skills

/// `musicskill eval`: how well the skills read sentences whose right reading is known.
enum EvalCommand {
    static let command = Command(
        name: "eval", summary: "measure how well sentences are read", arguments: "GOLD.jsonl[.gz] ... | -",
        options: [
            Option("--language", "TAG", "only sentences of this language"),
            Option("--errors", "N", "show N of the sentences that were read wrong"),
            Option("--json", nil, "print JSON"),
        ],
        details: """
            Reads the files, plain or packed by gzip, or standard input. Each line of a GOLD file is a JSON object {id, \
            lang, text, intent, accept?, slots, slot_set?, neg?, source?, context?}; sentences that are not for a music \
            service have the intent "none". Prints per source: intent (right intents), exact (right intent and exactly \
            the right slots), slot F1 (names and values), value F1 (values alone), and false accepts (sentences not for \
            us that were read as something).
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let files = invocation.arguments.words
        guard !files.isEmpty else { throw AppError(.usage, "eval what? Name a file of JSON lines") }
        let shown = try invocation.arguments.number("--errors", in: 0...1_000_000) ?? 0
        var evaluation = Evaluation(
            workspace: try Workspace.open(invocation), language: invocation.arguments["--language"])
        for file in files {
            if file == "-" {
                var number = 0
                for await line in invocation.console.lines() {
                    number += 1
                    try evaluation.read(line, at: "\(file):\(number)")
                }
            } else {
                try TextFile.forEachLine(of: file) { try evaluation.read($0, at: "\(file):\($1)") }
            }
        }
        show(evaluation.scores, invocation)
        for error in evaluation.errors.prefix(shown) { invocation.console.say(error) }
        return .done
    }

    private struct Evaluation {
        let workspace: Workspace
        let language: String?
        var scores: [String: EvalScore] = [:]
        var errors: [String] = []

        /// - Parameter place: where the line stands, for the error.
        mutating func read(_ line: String, at place: String) throws(AppError) {
            guard !line.allSatisfy(\.isWhitespace) else { return }
            let gold: EvalGold
            do {
                gold = try EvalGold.decode(line)
            } catch {
                throw AppError(error.code, "\(place): not an object with text and intent: \(error.message)")
            }
            if let language, gold.lang != language { return }
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

    private static func show(_ scores: [String: EvalScore], _ invocation: Invocation) {
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(scores.mapValues(\.row)), as: UTF8.self))
            return
        }
        let head = ["", "positives", "intent", "exact", "slot F1", "value F1", "negatives", "accepted", "hard"]
        let rows = scores.sorted { $0.key < $1.key }.map { [$0.key] + $0.value.row.texts }
        for line in Table.lines([head] + rows) { invocation.console.say(line) }
    }
}
