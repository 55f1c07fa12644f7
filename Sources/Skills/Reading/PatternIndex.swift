/// A pattern with what is known of the sentences it matches: only indexes want to know, and it takes more memory than all
/// the rest.
struct IndexedPattern {
    let pattern: CompiledPattern
    /// What a sentence must hold for it to match.
    let needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    let firstWords: Set<String>?
    /// What a sentence it matches ends with, one of them; nothing where that is not known.
    let endings: Set<Template.Need>?
    /// The most words of a text it matches; nothing where there may be any number.
    let maximumWords: Int?
}

/// Patterns by the word they begin with and by what they need.
struct PatternIndex: Sendable {
    /// Patterns, and apart from them what they need, so that looking at it touches nothing else.
    private struct Bucket {
        private var patterns: [CompiledPattern] = []
        private var clauses: [NeedClause] = []
        /// For each pattern, where its clauses end, those for the end of a text, and the most words of a text it matches.
        private var limits: [(needs: Int, endings: Int, words: Int)] = []

        mutating func append(_ pattern: IndexedPattern, _ needs: [NeedClause], endings: [NeedClause]) {
            patterns.append(pattern.pattern)
            clauses += needs + endings
            limits.append((clauses.count - endings.count, clauses.count, pattern.maximumWords ?? .max))
        }

        func forEach(_ met: MetNeeds, words: Int, _ body: (CompiledPattern) -> Void) {
            var start = 0
            for (index, limit) in limits.enumerated() {
                if words <= limit.words, met.anywhere.meets(clauses[start..<limit.needs]),
                    met.atEnd.meets(clauses[limit.needs..<limit.endings])
                {
                    body(patterns[index])
                }
                start = limit.endings
            }
        }
    }

    private var byFirstWord: [UInt64: Bucket] = [:]
    private var others = Bucket()

    init(_ patterns: [IndexedPattern], needs table: NeedTable) {
        for pattern in patterns {
            let endings = table.clauses(pattern.endings.map { [$0] } ?? [])
            if let words = pattern.firstWords {
                for word in words {
                    let needs = table.clauses(pattern.needs, beginningWith: word)
                    byFirstWord[NeedHash.of(word.utf8), default: Bucket()].append(pattern, needs, endings: endings)
                }
            } else {
                others.append(pattern, table.clauses(pattern.needs), endings: endings)
            }
        }
    }

    /// Calls `body` with every pattern that a text that meets `met` can match.
    /// - Parameters:
    ///   - word: the hash of the word it begins with.
    ///   - words: how many it has.
    func forEach(beginningWith word: UInt64, words: Int, _ met: MetNeeds, _ body: (CompiledPattern) -> Void) {
        byFirstWord[word]?.forEach(met, words: words, body)
        others.forEach(met, words: words, body)
    }
}
