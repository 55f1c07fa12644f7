import MusicSkillCore

/// One skill in one language: sentences to interpretations.
final class SkillLanguage: Sendable {
    let name: SkillEdition.Name
    /// As they are written, as thousands of them take much memory once they are read.
    private let testText: String?
    private let patterns: [CompiledPattern]
    let replies: ReplyBook
    /// What is said while one thinks, by ``NeedHash``.
    let fillers: HashTable<Void>
    /// `skill/language`
    private let path: String
    private let needs: NeedTable
    private let peeler: Peeler
    private let readings: PatternIndex
    private let blocks: PatternIndex
    private let wholeBlocks: PatternIndex
    private let joints: PatternIndex
    private let places: PlaceIndex.Language
    private let names: NameSense.Language
    /// The home last asked for: homes change rarely, sentences come often.
    private let lastHome: Locked<(home: HomeVocabulary, index: HomeIndex)>

    /// - Parameters:
    ///   - lines: the patterns of each line.
    ///   - readers: of the slots, by name.
    ///   - places: what the language says of the names of places.
    ///   - names: what tells names of music from each other.
    ///   - fillers: what is said while one thinks, by ``NeedHash``.
    init(
        _ name: SkillEdition.Name, lines: [[IndexedPattern]], readers: [String: SlotReader],
        places: PlaceIndex.Language, names: NameSense.Language, fillers: HashTable<Void>, replies: ReplyBook,
        tests: String?
    ) {
        self.name = name
        patterns = lines.joined().map(\.pattern)
        self.replies = replies
        self.fillers = fillers
        testText = tests
        self.places = places
        self.names = names
        path = "\(name.skill)/\(name.language)"
        // Of equal readings the one found first is taken: that of a line which says how it begins.
        let isOpen = { (line: [IndexedPattern]) in line.contains { $0.firstWords == nil } }
        let ordered = (lines.filter { !isOpen($0) } + lines.filter(isOpen)).flatMap(\.self)
        let numbers = NeedNumbers(ordered.lazy.flatMap { $0.needs + ($0.endings.map { [$0] } ?? []) }.joined())
        needs = NeedTable(numbers, readers: readers)
        func index(_ belongs: (CompiledPattern) -> Bool) -> PatternIndex {
            PatternIndex(ordered.filter { belongs($0.pattern) }, needs: numbers)
        }
        peeler = Peeler(
            heads: index { $0.line.section == .head }, tails: index { $0.line.section == .tail })
        readings = index { $0.rule != nil && !$0.line.kind.isBlock }
        blocks = index { $0.line.kind == .block }
        wholeBlocks = index { $0.line.kind == .wholeBlock }
        joints = index { $0.line.section == .and }
        let nowhere = HomeVocabulary()
        lastHome = Locked(
            (
                nowhere,
                HomeIndex(nowhere, places: places, names: NameSense(names, household: nowhere.music))
            ))
    }

    /// Its own tests, for a check, and what is wrong with them.
    var tests: (all: [SkillTest], findings: [SkillDiagnostic]) {
        var diagnostics = Diagnostics(skill: name.skill, language: name.language)
        return (SkillTest.read(testText, diagnostics: &diagnostics), diagnostics.all)
    }

    /// What is made of a sentence.
    struct Result {
        /// Best first.
        var interpretations: [Interpretation] = []
        /// The ways to part it into two commands, the later ones first.
        var halves: [(first: Range<Int>, second: Range<Int>)] = []
        /// About patterns that were stopped.
        var complaints: [String] = []
    }

    func read(_ text: FoldedText, home: HomeVocabulary) -> Result {
        let pass = SentencePass(text, home: homeIndex(home), needs: needs)
        let blocked = intents(blockedBy: wholeBlocks, in: 0..<text.bytes.count, pass)
        var candidates: [Candidate] = []
        // What is left after peeling is often the same, whatever was peeled.
        let cores = peeler.cores(pass)
        var readings = PatternIndex.Shortlist(of: readings, meeting: pass.needs.anywhere)
        for (index, core) in cores.enumerated() where !cores[..<index].contains(where: { $0.range == core.range }) {
            let around = cores[index...].filter { $0.range == core.range }.map(\.around)
            read(core.range, around: around, except: blocked, pass, among: &readings, into: &candidates)
        }
        let interpretations = candidates.meantForUs.best.map { candidate in
            Interpretation(
                intent: candidate.intent, slots: candidate.filling.slots, score: candidate.score,
                language: name.language, skill: path, pattern: candidate.pattern.line.text,
                part: text.spoken(candidate.range))
        }
        return Result(
            interpretations: interpretations, halves: halves(pass),
            complaints: pass.problems.map { "\(path)/\(PatternFile.name):\($0.line): \($0.message)" })
    }

    /// Before and behind each word that joins two commands.
    private func halves(_ pass: SentencePass) -> [(first: Range<Int>, second: Range<Int>)] {
        let needs = pass.occurrences.needs(in: 0..<pass.text.bytes.count)
        var halves: [(first: Range<Int>, second: Range<Int>)] = []
        for word in pass.words.dropFirst().reversed() {
            // A joint is a few words of many.
            joints.forEach(beginningWith: word.hash, words: 0, needs) { joint in
                for (_, end) in pass.matches(of: joint, in: word.start..<pass.text.bytes.count) {
                    // Of "and then" and "then", the longer parts them.
                    halves.removeAll { $0.second.lowerBound == end }
                    halves.append((0..<word.start - 1, end..<pass.text.bytes.count))
                }
            }
        }
        return halves
    }

    private func intents(blockedBy blocks: PatternIndex, in range: Range<Int>, _ pass: SentencePass) -> [Intent] {
        var blocked: [Intent] = []
        let word = pass.text.word(at: range.lowerBound).hash
        let words = pass.text.wordCount(range)
        blocks.forEach(beginningWith: word, words: words, pass.occurrences.needs(in: range)) { block in
            if let rule = block.rule, !pass.matches(of: block, in: range).isEmpty { blocked.append(rule.intent) }
        }
        return blocked
    }

    /// All readings of one stretch of the sentence, with each of the ways to peel it.
    private func read(
        _ range: Range<Int>, around: [Filling], except blocked: [Intent], _ pass: SentencePass,
        among readings: inout PatternIndex.Shortlist, into candidates: inout [Candidate]
    ) {
        let word = pass.text.word(at: range.lowerBound).hash
        let needs = pass.occurrences.needs(in: range)
        let blocked = blocked + intents(blockedBy: blocks, in: range, pass)
        readings.forEach(beginningWith: word, words: pass.text.wordCount(range), needs) { pattern in
            guard let rule = pattern.rule, !blocked.contains(rule.intent),
                !rule.answersQuestion || !pass.home.choices.isEmpty
            else { return }
            for (filling, _) in pass.matches(of: pattern, in: range) {
                for around in around {
                    guard let whole = filling.merged(with: around), let usual = rule.score(whole.bits) else { continue }
                    let score = (pattern.line.score ?? usual) - whole.cost
                    candidates.append(
                        Candidate(
                            intent: rule.intent, filling: whole, score: min(max(score, 0), 1), pattern: pattern,
                            range: range))
                }
            }
        }
    }

    private func homeIndex(_ home: HomeVocabulary) -> HomeIndex {
        let last = lastHome.withLock(\.self)
        if last.home == home { return last.index }
        // A library holds thousands of names, and changes more rarely than what is asked and where.
        let senses = last.home.music == home.music ? last.index.names : NameSense(names, household: home.music)
        let index = HomeIndex(home, places: places, names: senses)
        lastHome.withLock { $0 = (home, index) }
        return index
    }

    /// About its patterns, each of which is compiled for it.
    /// - Parameter isUnreached: whether no test reaches a line.
    func findings(isUnreached: (String) -> Bool) -> [SkillDiagnostic] {
        var diagnostics = Diagnostics(skill: name.skill, language: name.language)
        var unreached: Set<Int> = []
        for pattern in patterns {
            let (line, text) = (pattern.line.number, pattern.line.text)
            if case .failure(let error) = pattern.matching() {
                diagnostics.error(PatternFile.name, line, error.message)
            } else if let rule = pattern.rule, rule.intent != .none, !pattern.line.kind.isBlock, isUnreached(text),
                unreached.insert(line).inserted
            {
                diagnostics.warning(PatternFile.name, line, "no test reaches \"\(text)\"")
            }
        }
        return diagnostics.all
    }
}
