import Foundation
import MusicSkillCore

/// `patterns.txt`, line by line.
struct PatternFile {
    /// What the lines below a `[header]` are for. Those for `none` are for nobody: rivals of all others.
    enum Section: Hashable, Sendable {
        case intent(Intent)
        /// Words around a command that are peeled off before it is read.
        case head, tail
        /// Words between two commands of one sentence.
        case and

        var intent: Intent? {
            if case .intent(let intent) = self { return intent }
            return nil
        }
    }

    enum Kind: Sendable {
        case template
        /// `! `: sentences that begin so are not for this intent.
        case block
        /// `!! `: the same, told from the sentence as it was said, with its heads and tails.
        case wholeBlock
        /// `re: `: a PCRE pattern.
        case raw

        var isBlock: Bool { self == .block || self == .wholeBlock }
    }

    struct Line: Sendable {
        var section: Section
        var kind: Kind
        var number: Int
        /// Without the marker of its kind and what stands behind the arrow.
        var text: String
        /// Slots that the line fills by itself, behind an arrow: `=> sort=random`.
        var constants: [String: String] = [:]
        /// `=> score=0.7`
        var score: Double?
    }

    private(set) var lines: [Line] = []

    init(_ text: String?, diagnostics: inout Diagnostics) {
        var section: Section?
        for (number, text) in TextLines(text) {
            if let name = Self.header(text) {
                section = Self.section(named: name)
                if section == nil { diagnostics.error(Self.name, number, "[\(name)] is no intent, head, tail or and") }
            } else if let section {
                if let line = Self.line(text, number, section) {
                    lines.append(line)
                } else {
                    diagnostics.error(Self.name, number, "expected slot=value or score=0 to 1 behind =>")
                }
            } else {
                diagnostics.error(Self.name, number, "a pattern before the first [intent]")
            }
        }
    }

    static let name = "patterns.txt"

    /// How many patterns `text` holds, good or bad.
    static func count(_ text: String?) -> Int { TextLines(text).count { header($0.text) == nil } }

    /// `name` of `[name]`. An optional word alone would be no pattern, so nothing else looks like this.
    private static func header(_ text: String) -> String? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        let name = text.dropFirst().dropLast()
        return name.allSatisfy { $0.isLetter || $0 == "_" } ? String(name) : nil
    }

    private static func section(named name: String) -> Section? {
        switch name {
        case "head": .head
        case "tail": .tail
        case "and": .and
        default: Intent(rawValue: name).map { .intent($0) }
        }
    }

    private static func line(_ text: String, _ number: Int, _ section: Section) -> Line? {
        var line = Line(section: section, kind: .template, number: number, text: text)
        // Most have none, which is seen much quicker.
        if text.utf8.contains(UInt8(ascii: "=")), let arrow = text.range(of: " => ", options: .backwards) {
            guard var constants = SlotAssignments.read(text[arrow.upperBound...]) else { return nil }
            if let score = constants.removeValue(forKey: "score") {
                guard let score = Double(score), (0...1).contains(score) else { return nil }
                line.score = score
            }
            line.constants = constants
            line.text = TextLines.trimmed(text[..<arrow.lowerBound])
        }
        let kinds = [("! ", Kind.block), ("!! ", .wholeBlock), (RawPattern.marker, .raw)]
        for (marker, kind) in kinds where text.hasPrefix(marker) {
            line.kind = kind
            line.text = String(line.text.dropFirst(marker.count))
        }
        return line
    }
}
