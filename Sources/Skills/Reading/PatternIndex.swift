/// A pattern with what is known of the sentences it matches: only indexes want to know, and it takes more memory than all
/// the rest.
struct IndexedPattern {
    let pattern: CompiledPattern
    /// What a sentence must hold for it to match.
    let needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    let firstWords: Set<String>?
}

/// Patterns by the word they begin with and by what they need.
struct PatternIndex: Sendable {
    /// Patterns, and apart from them what they need, so that looking at it touches nothing else.
    private struct Bucket {
        private var patterns: [CompiledPattern] = []
        private var clauses: [NeedClause] = []
        /// For each pattern, where its clauses end.
        private var ends: [Int] = []

        mutating func append(_ pattern: CompiledPattern, _ needs: [NeedClause]) {
            patterns.append(pattern)
            clauses += needs
            ends.append(clauses.count)
        }

        func forEach(_ needs: NeedSet, _ body: (CompiledPattern) -> Void) {
            var start = 0
            for (index, end) in ends.enumerated() {
                if needs.meets(clauses[start..<end]) { body(patterns[index]) }
                start = end
            }
        }
    }

    private var byFirstWord: [UInt64: Bucket] = [:]
    private var others = Bucket()

    init(_ patterns: [IndexedPattern], needs table: NeedTable) {
        for pattern in patterns {
            let clauses = table.clauses(pattern.needs)
            if let words = pattern.firstWords {
                for word in words {
                    byFirstWord[NeedHash.of(word.utf8), default: Bucket()].append(pattern.pattern, clauses)
                }
            } else {
                others.append(pattern.pattern, clauses)
            }
        }
    }

    /// Calls `body` with every pattern that a text that meets `needs` can match.
    /// - Parameter word: the hash of the word it begins with.
    func forEach(beginningWith word: UInt64, _ needs: NeedSet, _ body: (CompiledPattern) -> Void) {
        byFirstWord[word]?.forEach(needs, body)
        others.forEach(needs, body)
    }
}
