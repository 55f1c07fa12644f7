import Foundation
import MusicSkillCore

/// One line of `tests.txt`: a sentence and how it is to be read.
struct SkillTest: Sendable {
    enum Expectation: Sendable {
        /// `=> -`: not for us.
        case nothing
        /// `=> intent slot="..."`: the best reading; ` + ` parts the commands of one sentence.
        case best([Expected])
        /// `~> intent slot="..."`: one of the readings.
        case among(Expected)
    }

    struct Expected: Sendable {
        var intent: Intent
        /// By the name of the slot; with `?` behind it where the home knows no such place.
        var slots: [String: String]
    }

    var line: Int
    var sentence: String
    var expectation: Expectation
    /// The home it is said in.
    var home: HomeVocabulary
    /// What stands behind the arrow.
    var expected: String

    static let file = "tests.txt"

    /// What a line tells of the home in which the tests below it are said, by what it begins with.
    private static let homeLines: [(lead: String, names: any WritableKeyPath<HomeVocabulary, [Name]> & Sendable)] = [
        ("rooms:", \.rooms), ("players:", \.players), ("choices:", \.choices),
    ]

    private typealias Name = HomeVocabulary.Name

    /// How many tests `text` holds, good or bad.
    static func count(_ text: String?) -> Int {
        TextLines(text).count { _, line in !homeLines.contains { line.hasPrefix($0.lead) } }
    }

    static func read(_ text: String?, diagnostics: inout Diagnostics) -> [SkillTest] {
        var tests: [SkillTest] = []
        var home = HomeVocabulary()
        for (number, line) in TextLines(text) {
            if let (lead, place) = homeLines.first(where: { line.hasPrefix($0.lead) }) {
                if let names = names(line.dropFirst(lead.count)) {
                    home[keyPath: place] = names
                } else {
                    diagnostics.error(file, number, "expected \(lead) name, name = other name")
                }
            } else if let test = test(line, number, home) {
                tests.append(test)
            } else {
                diagnostics.error(file, number, "expected sentence => intent slot=\"...\", or => -")
            }
        }
        return tests
    }

    /// `kitchen, living room = lounge = sitting room`; nothing for a text in which a name is missing.
    private static func names(_ text: Substring) -> [Name]? {
        if TextLines.trimmed(text).isEmpty { return [] }
        let entries = text.split(separator: ",", omittingEmptySubsequences: false).map { entry in
            entry.split(separator: "=", omittingEmptySubsequences: false).map(TextLines.trimmed)
        }
        guard entries.joined().allSatisfy({ !$0.isEmpty }) else { return nil }
        return entries.map { Name($0[0], aliases: Array($0.dropFirst())) }
    }

    private static func test(_ line: String, _ number: Int, _ home: HomeVocabulary) -> SkillTest? {
        for arrow in ["=>", "~>"] {
            guard let range = line.range(of: arrow) else { continue }
            let sentence = TextLines.trimmed(line[..<range.lowerBound])
            let expected = TextLines.trimmed(line[range.upperBound...])
            guard let expectation = expectation(expected, isBest: arrow == "=>"), !sentence.isEmpty else { return nil }
            return SkillTest(
                line: number, sentence: sentence, expectation: expectation, home: home, expected: expected)
        }
        return nil
    }

    private static func expectation(_ text: String, isBest: Bool) -> Expectation? {
        if text == "-" { return isBest ? .nothing : nil }
        let commands = text.split(separator: " + ").map { command($0) }
        let expected = commands.compactMap(\.self)
        guard expected.count == commands.count else { return nil }
        return isBest ? .best(expected) : expected.count == 1 ? .among(expected[0]) : nil
    }

    private static func command(_ text: Substring) -> Expected? {
        let name = text.prefix { !$0.isWhitespace }
        guard let intent = Intent(rawValue: String(name)), let slots = SlotAssignments.read(text.dropFirst(name.count)),
            slots.keys.allSatisfy({ Slot(rawValue: $0.hasSuffix("?") ? String($0.dropLast()) : $0) != nil })
        else { return nil }
        return Expected(intent: intent, slots: slots)
    }
}
