import MusicSkillCore

/// One skill in one language: sentences to interpretations.
final class SkillLanguage: Sendable {
    let summary: SkillSummary
    let priority: Int
    let tests: [SkillTest]
    /// All patterns that read or peel, for the question which of them no test reaches.
    let patterns: [CompiledPattern]
    let replies: ReplyBook
    private let rules: [Intent: IntentRule]
    private let needs: NeedTable
    private let peeler: Peeler
    private let readings: PatternIndex
    private let blocks: PatternIndex
    private let wholeBlocks: PatternIndex
    private let joints: PatternIndex
    private let articles: Set<String>
    private let inflection: Inflection
    private let names: NameSense.Language
    /// The home last asked for: homes change rarely, sentences come often.
    private let lastHome: Locked<(home: HomeVocabulary, index: HomeIndex)>

    /// - Parameters:
    ///   - readers: of the slots, by name.
    ///   - articles: words that may be left out in front of the name of a room.
    ///   - inflection: what becomes of such names in a sentence.
    ///   - names: what tells names of music from each other.
    init(
        summary: SkillSummary, manifest: SkillManifest, patterns: [CompiledPattern], blocks: [CompiledPattern],
        readers: [String: SlotReader], articles: Set<String>, inflection: Inflection, names: NameSense.Language,
        replies: ReplyBook, tests: [SkillTest]
    ) {
        self.summary = summary
        self.patterns = patterns
        self.replies = replies
        self.tests = tests
        self.articles = articles
        self.inflection = inflection
        self.names = names
        priority = manifest.priority
        rules = manifest.intents
        needs = NeedTable(Set((patterns + blocks).flatMap(\.needs).joined()), readers: readers)
        peeler = Peeler(
            heads: PatternIndex(patterns.filter { $0.line.section == .head }, needs: needs),
            tails: PatternIndex(patterns.filter { $0.line.section == .tail }, needs: needs))
        readings = PatternIndex(patterns.filter { $0.intent != nil }, needs: needs)
        self.blocks = PatternIndex(blocks.filter { $0.line.kind == .block }, needs: needs)
        wholeBlocks = PatternIndex(blocks.filter { $0.line.kind == .wholeBlock }, needs: needs)
        joints = PatternIndex(patterns.filter { $0.line.section == .and }, needs: needs)
        let nowhere = HomeVocabulary()
        lastHome = Locked(
            (nowhere, HomeIndex(nowhere, articles: articles, inflection: inflection, names: names)))
    }

    private var name: String { "\(summary.skill)/\(summary.language)" }

    /// What is made of a sentence.
    struct Result {
        /// In no order.
        var interpretations: [Interpretation] = []
        /// The ways to part it into two commands, the later ones first.
        var halves: [(first: Range<Int>, second: Range<Int>)] = []
        /// About patterns that were stopped.
        var complaints: [String] = []
    }

    func read(_ text: FoldedText, home: HomeVocabulary) -> Result {
        let index = homeIndex(home)
        let pass = SentencePass(
            text, home: index, occurrences: needs.occurrences(in: text, places: index.places))
        let blocked = intents(blockedBy: wholeBlocks, in: 0..<text.bytes.count, pass)
        var interpretations: [Interpretation] = []
        // What is left after peeling is often the same, whatever was peeled.
        let cores = peeler.cores(pass)
        for (index, core) in cores.enumerated() where !cores[..<index].contains(where: { $0.range == core.range }) {
            let around = cores[index...].filter { $0.range == core.range }.map(\.around)
            read(core.range, around: around, except: blocked, pass, into: &interpretations)
        }
        // What is likelier not meant for us is no reading at all.
        let rival = interpretations.lazy.filter { $0.intent == .none }.map(\.score).max() ?? 0
        interpretations.removeAll { $0.intent == .none || $0.score < rival }
        return Result(
            interpretations: interpretations, halves: halves(pass), complaints: pass.exhausted.map(complaint))
    }

    /// Before and behind each word that joins two commands.
    private func halves(_ pass: SentencePass) -> [(first: Range<Int>, second: Range<Int>)] {
        var halves: [(first: Range<Int>, second: Range<Int>)] = []
        for (start, word) in pass.words.dropFirst().reversed() {
            joints.forEach(beginningWith: word, pass.occurrences) { joint in
                pass.forEachMatch(of: joint, in: start..<pass.text.bytes.count) { _, end in
                    // Of "and then" and "then", the longer parts them.
                    halves.removeAll { $0.second.lowerBound == end }
                    halves.append((0..<start - 1, end..<pass.text.bytes.count))
                }
            }
        }
        return halves
    }

    private func intents(blockedBy blocks: PatternIndex, in range: Range<Int>, _ pass: SentencePass) -> Set<Intent> {
        var blocked: Set<Intent> = []
        blocks.forEach(beginningWith: pass.text.word(at: range.lowerBound), pass.occurrences) { block in
            pass.forEachMatch(of: block, in: range) { _, _ in
                if let intent = block.intent { blocked.insert(intent) }
            }
        }
        return blocked
    }

    /// All readings of one stretch of the sentence, with each of the ways to peel it.
    private func read(
        _ range: Range<Int>, around: [Filling], except blocked: Set<Intent>, _ pass: SentencePass,
        into interpretations: inout [Interpretation]
    ) {
        let word = pass.text.word(at: range.lowerBound)
        let blocked = blocked.union(intents(blockedBy: blocks, in: range, pass))
        readings.forEach(beginningWith: word, pass.occurrences) { pattern in
            guard let intent = pattern.intent, !blocked.contains(intent), let rule = rules[intent],
                !rule.answersQuestion || !pass.home.choices.isEmpty
            else { return }
            pass.forEachMatch(of: pattern, in: range) { filling, _ in
                for around in around {
                    guard let whole = filling.merged(with: around), let usual = rule.score(whole.bits) else { continue }
                    let score = (pattern.line.score ?? usual) - whole.cost
                    interpretations.append(
                        Interpretation(
                            intent: intent, slots: whole.slots, score: min(max(score, 0), 1),
                            language: summary.language, skill: name, pattern: pattern.line.text,
                            part: pass.text.spoken(range)))
                }
            }
        }
    }

    private func homeIndex(_ home: HomeVocabulary) -> HomeIndex {
        if let known = lastHome.withLock({ $0.home == home ? $0.index : nil }) { return known }
        let index = HomeIndex(home, articles: articles, inflection: inflection, names: names)
        lastHome.withLock { $0 = (home, index) }
        return index
    }

    private func complaint(_ line: Int) -> String {
        "\(name)/\(PatternFile.name):\(line): the pattern took too many steps and was stopped; make it simpler"
    }
}
