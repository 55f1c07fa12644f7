import MusicSkillCore

/// One line of `patterns.txt`, ready to match.
final class CompiledPattern: Sendable {
    struct Capture: Sendable {
        var group: Int
        var reader: SlotReader
        var slot: Template.SlotReference
        /// The same for all captures of the language that catch the same.
        var kind: Int
        var bit: SlotBits
    }

    let line: PatternFile.Line
    let matcher: PCREPattern
    let captures: [Capture]
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
        self.constants = constants
        self.needs = needs
        self.firstWords = firstWords
    }

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
