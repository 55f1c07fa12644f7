import Foundation
import MusicSkillCore

/// Shows a reply as it came over the wire, and derives the exit code from it.
struct ReplyPrinter {
    let console: Console
    let asJSON: Bool

    /// The part of a reply that is shown to people.
    private struct Shown: Decodable {
        struct Reading: Decodable {
            var intent: String
            var slots: [String: String]
            var score: Double
        }
        struct Item: Decodable {
            var kind: String
            var title: String
            var artist: String?
        }
        struct Candidate: Decodable {
            var item: Item
            var score: Double
        }
        struct Stage: Decodable {
            var stage: String
            var ms: Double
        }
        struct Explanation: Decodable {
            var readings: [Reading]
            var searches: [String]
            var candidates: [Candidate]
            var decisions: [String]
            var timings: [Stage]
        }
        var code: OutcomeCode
        var speech: String
        var explain: Explanation?
    }

    func show(_ reply: [UInt8]) throws -> ExitCode {
        let shown = try JSONDecoder().decode(Shown.self, from: Data(reply))
        if asJSON {
            console.say(String(decoding: reply, as: UTF8.self))
        } else {
            let isFine = shown.code.statuses.exit == .done
            console.say(console.coloured(shown.speech, isFine ? .bold : .yellow))
            if let explanation = shown.explain { show(explanation) }
        }
        return shown.code.statuses.exit
    }

    private func show(_ explanation: Shown.Explanation) {
        func section(_ title: String, _ lines: [String]) {
            guard !lines.isEmpty else { return }
            console.say(console.coloured(title, .grey))
            for line in lines { console.say("  \(line)") }
        }
        section(
            "readings",
            explanation.readings.map { reading in
                let slots = reading.slots.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
                return ([score(reading.score), reading.intent] + slots).joined(separator: " ")
            })
        section("searches", explanation.searches)
        section(
            "candidates",
            explanation.candidates.map { candidate in
                let artist = candidate.item.artist.map { " – \($0)" } ?? ""
                return "\(score(candidate.score)) \(candidate.item.kind) \(candidate.item.title)\(artist)"
            })
        section("decisions", explanation.decisions)
        section("timings", explanation.timings.map { "\($0.stage) \($0.ms) ms" })
    }

    private func score(_ value: Double) -> String { String(format: "%.2f", value) }
}
