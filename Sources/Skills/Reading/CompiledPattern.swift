import MusicSkillCore

/// One line of `patterns.txt`, ready to match.
final class CompiledPattern: Sendable {
    final class Capture: Sendable {
        let group: Int
        let reader: SlotReader
        let slot: Template.SlotReference
        /// The same for all captures of the language that catch the same.
        let kind: Int
        let bit: SlotBits

        init(group: Int, reader: SlotReader, slot: Template.SlotReference, kind: Int, bit: SlotBits) {
            self.group = group
            self.reader = reader
            self.slot = slot
            self.kind = kind
            self.bit = bit
        }
    }

    let line: PatternFile.Line
    let matcher: PCREPattern
    let captures: [Capture]
    /// The same by the number of its group.
    private let capturesByGroup: [Capture?]
    /// What the line says of itself: `=> sort=random`.
    let constants: Filling
    /// What a sentence must hold for it to match.
    let needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    let firstWords: Set<String>?

    init(
        line: PatternFile.Line, matcher: PCREPattern, captures: [Capture], constants: Filling,
        needs: [Set<Template.Need>], firstWords: Set<String>?
    ) {
        self.line = line
        self.matcher = matcher
        self.captures = captures
        var byGroup = [Capture?](repeating: nil, count: (captures.map(\.group).max() ?? 0) + 1)
        for capture in captures { byGroup[capture.group] = capture }
        capturesByGroup = byGroup
        self.constants = constants
        self.needs = needs
        self.firstWords = firstWords
    }

    func capture(of group: Int) -> Capture? { group < capturesByGroup.count ? capturesByGroup[group] : nil }

    /// What its section reads; nothing for heads and tails.
    var intent: Intent? {
        if case .intent(let intent) = line.section { return intent }
        return nil
    }
}

/// Patterns by the word they begin with and by what they need.
struct PatternIndex: Sendable {
    private struct Entry {
        var pattern: CompiledPattern
        var needs: [NeedSet]
    }

    private var byFirstWord: [String: [Entry]] = [:]
    private var others: [Entry] = []

    init(_ patterns: [CompiledPattern], needs table: NeedTable) {
        for pattern in patterns {
            let entry = Entry(pattern: pattern, needs: pattern.needs.map(table.set))
            if let words = pattern.firstWords {
                for word in words { byFirstWord[word, default: []].append(entry) }
            } else {
                others.append(entry)
            }
        }
    }

    /// Calls `body` with every pattern that a text of `occurrences`, beginning with `word`, can match.
    func forEach(beginningWith word: String, _ occurrences: NeedSet, _ body: (CompiledPattern) -> Void) {
        byFirstWord[word]?.forEach { Self.offer($0, occurrences, body) }
        others.forEach { Self.offer($0, occurrences, body) }
    }

    private static func offer(_ entry: Entry, _ occurrences: NeedSet, _ body: (CompiledPattern) -> Void) {
        if entry.needs.allSatisfy({ $0.meets(occurrences) }) { body(entry.pattern) }
    }
}
