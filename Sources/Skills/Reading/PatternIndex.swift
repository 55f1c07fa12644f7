/// A pattern with what is known of the sentences it matches: only indexes want to know, and it takes more memory than all
/// the rest.
struct IndexedPattern {
    let pattern: CompiledPattern
    /// What a sentence must hold for it to match.
    let needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    let firstWords: Set<String>?
    /// The most words of a text it matches; nothing where there may be any number.
    let maximumWords: Int?
}

/// Patterns by the word they begin with and by what they need.
struct PatternIndex: Sendable {
    /// Patterns, and apart from them what they need, so that looking at it touches nothing else.
    private struct Bucket {
        private var patterns: [CompiledPattern] = []
        private var clauses: [NeedClause] = []
        /// For each pattern, where its clauses end, and the most words of a text it matches.
        private var limits: [(end: Int, words: Int)] = []

        mutating func append(_ pattern: IndexedPattern, _ needs: [NeedClause]) {
            patterns.append(pattern.pattern)
            clauses += needs
            limits.append((clauses.count, pattern.maximumWords ?? .max))
        }

        func forEach(_ needs: NeedSet, words: Int, _ body: (CompiledPattern) -> Void) {
            var start = 0
            for (index, limit) in limits.enumerated() {
                if words <= limit.words, needs.meets(clauses[start..<limit.end]) { body(patterns[index]) }
                start = limit.end
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
                    byFirstWord[NeedHash.of(word.utf8), default: Bucket()].append(pattern, clauses)
                }
            } else {
                others.append(pattern, clauses)
            }
        }
    }

    /// Calls `body` with every pattern that a text that meets `needs` can match.
    /// - Parameters:
    ///   - word: the hash of the word it begins with.
    ///   - words: how many it has.
    func forEach(beginningWith word: UInt64, words: Int, _ needs: NeedSet, _ body: (CompiledPattern) -> Void) {
        byFirstWord[word]?.forEach(needs, words: words, body)
        others.forEach(needs, words: words, body)
    }
}
