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
        /// For each pattern, where its clauses begin, those for the end of a text and what follows, and the most words of
        /// a text it matches.
        private var limits: [(start: Int, needs: Int, endings: Int, words: Int)] = []

        mutating func append(_ pattern: IndexedPattern, _ needs: some Sequence<NeedClause>, endings: [NeedClause]) {
            let start = clauses.count
            patterns.append(pattern.pattern)
            clauses += needs
            let end = clauses.count
            clauses += endings
            limits.append((start, end, clauses.count, pattern.maximumWords ?? .max))
        }

        /// The places of the patterns that some part of a text may match.
        func places(meeting needs: NeedSet) -> [Int] {
            limits.indices.filter { needs.meets(clauses[limits[$0].start..<limits[$0].needs]) }
        }

        func forEach(_ met: MetNeeds, words: Int, among places: some Sequence<Int>, _ body: (CompiledPattern) -> Void) {
            for place in places {
                let limit = limits[place]
                if words <= limit.words, met.anywhere.meets(clauses[limit.start..<limit.needs]),
                    met.atEnd.meets(clauses[limit.needs..<limit.endings])
                {
                    body(patterns[place])
                }
            }
        }

        var all: Range<Int> { limits.indices }
    }

    private var byFirstWord: [UInt64: Bucket] = [:]
    private var others = Bucket()

    init(_ patterns: [IndexedPattern], needs table: NeedTable) {
        for pattern in patterns {
            let needs = pattern.needs.map(table.clauses)
            let endings = pattern.endings.map(table.clauses) ?? []
            if let words = pattern.firstWords {
                for word in words {
                    // What begins with it holds it.
                    let first = table.clause(word)
                    let others = needs.lazy.filter { set in !set.contains { first?.overlaps($0) ?? false } }
                    byFirstWord[NeedHash.of(word.utf8), default: Bucket()]
                        .append(pattern, others.joined(), endings: endings)
                }
            } else {
                others.append(pattern, needs.joined(), endings: endings)
            }
        }
    }

    /// Calls `body` with every pattern that a text that meets `met` can match.
    /// - Parameters:
    ///   - word: the hash of the word it begins with.
    ///   - words: how many it has.
    func forEach(beginningWith word: UInt64, words: Int, _ met: MetNeeds, _ body: (CompiledPattern) -> Void) {
        if let bucket = byFirstWord[word] { bucket.forEach(met, words: words, among: bucket.all, body) }
        others.forEach(met, words: words, among: others.all, body)
    }

    /// The same for the parts of one text, as whose most patterns are out of the question.
    struct Shortlist {
        private let index: PatternIndex
        /// What the whole text meets.
        private let needs: NeedSet
        private var places: [UInt64: [Int]] = [:]
        private let others: [Int]

        init(of index: PatternIndex, meeting needs: NeedSet) {
            self.index = index
            self.needs = needs
            others = index.others.places(meeting: needs)
        }

        mutating func forEach(
            beginningWith word: UInt64, words: Int, _ met: MetNeeds, _ body: (CompiledPattern) -> Void
        ) {
            if let bucket = index.byFirstWord[word] {
                let places = places[word] ?? bucket.places(meeting: needs)
                self.places[word] = places
                bucket.forEach(met, words: words, among: places, body)
            }
            index.others.forEach(met, words: words, among: others, body)
        }
    }
}
