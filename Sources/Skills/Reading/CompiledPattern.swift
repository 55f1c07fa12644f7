import MusicSkillCore

/// One line of `patterns.txt`, ready to match.
struct CompiledPattern: Sendable {
    struct Capture: Sendable {
        var group: Int
        var reader: SlotReader
        var slot: Template.SlotReference
        var bit: SlotBits
    }

    var line: Int
    /// As it was written.
    var source: String
    var section: PatternFile.Section
    var matcher: PCREPattern
    var captures: [Capture]
    /// What the line says of itself: `=> sort=random`.
    var constants: Filling
    /// Instead of the score of its slots: `=> score=0.7`.
    var score: Double?
    /// What a sentence must hold for it to match.
    var needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    var firstWords: Set<String>?

    /// What its section reads; nothing for heads and tails.
    var intent: Intent? {
        if case .intent(let intent) = section { return intent }
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
