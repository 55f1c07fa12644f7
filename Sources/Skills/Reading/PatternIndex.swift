/// A pattern with what is known of the sentences it matches: only indexes want to know, and it takes more memory than all
/// the rest.
struct IndexedPattern {
    let pattern: CompiledPattern
    /// What a sentence must hold for it to match.
    let needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    let firstWords: Set<NeedHash>?
    /// What a sentence it matches ends with, one of them; nothing where that is not known.
    let endings: Set<Template.Need>?
    /// The most words of a text it matches; nothing where there may be any number.
    let maximumWords: Int?
}

/// Patterns by the word they begin with and by what they need.
struct PatternIndex: Sendable {
    private var patterns: [CompiledPattern] = []
    // What they need stands apart, so that looking at it touches nothing else.
    private var clauses: [NeedClause] = []
    /// For each pattern, where its clauses begin, those for the end of a text and what follows, and the most words of a text
    /// it matches.
    private var limits: [(start: Int, endings: Int, end: Int, words: Int)] = []
    /// By the word they begin with, the stretch of `places` that holds them.
    private var byFirstWord = HashTable<Range<Int>>()
    private var places: [Int] = []
    /// Those that begin with any word.
    private var others: [Int] = []

    init(_ patterns: [IndexedPattern], needs numbers: NeedNumbers) {
        var byFirstWord: [UInt64: [Int]] = [:]
        for (place, pattern) in patterns.enumerated() {
            let start = clauses.count
            for need in pattern.needs where !Self.isMet(need, by: pattern.firstWords) {
                numbers.add(need, to: &clauses)
            }
            let endings = clauses.count
            if let needs = pattern.endings { numbers.add(needs, to: &clauses) }
            self.patterns.append(pattern.pattern)
            limits.append((start, endings, clauses.count, pattern.maximumWords ?? .max))
            guard let words = pattern.firstWords else {
                others.append(place)
                continue
            }
            for word in words { byFirstWord[word.value, default: []].append(place) }
        }
        for (word, places) in byFirstWord {
            self.byFirstWord.insert(self.places.count..<self.places.count + places.count, for: word)
            self.places += places
        }
    }

    /// Whether every text that begins with one of `words` meets `need`.
    private static func isMet(_ need: Set<Template.Need>, by words: Set<NeedHash>?) -> Bool {
        words?.allSatisfy { need.contains(.word($0)) } ?? false
    }

    private func places(beginningWith word: UInt64) -> ArraySlice<Int> { byFirstWord[word].map { places[$0] } ?? [] }

    /// Whether some part of a text that meets `needs` may match the pattern at `place`.
    private func mayMatch(_ place: Int, _ needs: NeedSet) -> Bool {
        let limit = limits[place]
        return needs.meets(clauses[limit.start..<limit.endings])
    }

    private func forEach(
        _ met: MetNeeds, words: Int, among places: some Sequence<Int>, _ body: (CompiledPattern) -> Void
    ) {
        for place in places {
            let limit = limits[place]
            if words <= limit.words, met.anywhere.meets(clauses[limit.start..<limit.endings]),
                met.atEnd.meets(clauses[limit.endings..<limit.end])
            {
                body(patterns[place])
            }
        }
    }

    /// Calls `body` with every pattern that a text that meets `met` can match.
    /// - Parameters:
    ///   - word: the hash of the word it begins with.
    ///   - words: how many it has.
    func forEach(beginningWith word: UInt64, words: Int, _ met: MetNeeds, _ body: (CompiledPattern) -> Void) {
        forEach(met, words: words, among: places(beginningWith: word), body)
        forEach(met, words: words, among: others, body)
    }

    /// The same for the parts of one text, as whose most patterns are out of the question.
    struct Shortlist {
        private let index: PatternIndex
        /// What the whole text meets.
        private let needs: NeedSet
        private var byFirstWord: [UInt64: [Int]] = [:]
        private let others: [Int]

        init(of index: PatternIndex, meeting needs: NeedSet) {
            self.index = index
            self.needs = needs
            others = index.others.filter { index.mayMatch($0, needs) }
        }

        mutating func forEach(
            beginningWith word: UInt64, words: Int, _ met: MetNeeds, _ body: (CompiledPattern) -> Void
        ) {
            let places = byFirstWord[word] ?? index.places(beginningWith: word).filter { index.mayMatch($0, needs) }
            byFirstWord[word] = places
            index.forEach(met, words: words, among: places, body)
            index.forEach(met, words: words, among: others, body)
        }
    }
}
