/// Patterns by the word they begin with and by what they need.
struct PatternIndex: Sendable {
    private struct Entry {
        var pattern: CompiledPattern
        var needs: NeedSets
    }

    private var byFirstWord: [UInt64: [Entry]] = [:]
    private var others: [Entry] = []

    init(_ patterns: [CompiledPattern], needs table: NeedTable) {
        for pattern in patterns {
            let entry = Entry(pattern: pattern, needs: table.sets(pattern.needs))
            if let words = pattern.firstWords {
                for word in words { byFirstWord[NeedHash.of(word.utf8), default: []].append(entry) }
            } else {
                others.append(entry)
            }
        }
    }

    /// Calls `body` with every pattern that a text of `occurrences` can match.
    /// - Parameter word: the hash of the word it begins with.
    func forEach(beginningWith word: UInt64, _ occurrences: NeedSet, _ body: (CompiledPattern) -> Void) {
        for entry in byFirstWord[word] ?? [] where entry.needs.areMet(by: occurrences) { body(entry.pattern) }
        for entry in others where entry.needs.areMet(by: occurrences) { body(entry.pattern) }
    }
}
