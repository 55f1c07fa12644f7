import MusicSkillCore

/// Takes off what stands around a command: "could you … please", "… in the kitchen at 30 percent".
struct Peeler: Sendable {
    /// A stretch of the sentence that may be the command, and what was said around it.
    struct Core: Equatable {
        var range: Range<Int>
        var around = Filling()
    }

    private let heads: PatternIndex
    private let tails: PatternIndex

    /// Enough for four tails and two heads in all their combinations.
    private static let maximumCores = 64

    init(heads: PatternIndex, tails: PatternIndex) {
        self.heads = heads
        self.tails = tails
    }

    /// Every way to peel the sentence, the whole of it first: nothing is peeled for good.
    func cores(_ pass: SentencePass) -> [Core] {
        var cores = [Core(range: 0..<pass.text.bytes.count)]
        // By where they end: what stands in front of a tail makes no difference to it.
        var tailsByEnd: [Int: [Tail]] = [:]
        var next = 0
        while next < cores.count {
            let core = cores[next]
            peelHeads(of: core, pass, into: &cores)
            let end = core.range.upperBound
            let tails = tailsByEnd[end] ?? tails(before: end, pass)
            tailsByEnd[end] = tails
            for tail in tails where tail.start > core.range.lowerBound {
                Self.add(core.range.lowerBound..<tail.start - 1, tail.filling, around: core, to: &cores)
            }
            next += 1
        }
        return cores
    }

    private func peelHeads(of core: Core, _ pass: SentencePass, into cores: inout [Core]) {
        let needs = pass.occurrences.needs(in: core.range)
        let word = pass.text.word(at: core.range.lowerBound)
        heads.forEach(beginningWith: word.hash, words: pass.text.wordCount(core.range), needs) { head in
            for (filling, end) in pass.matches(of: head, in: core.range) {
                Self.add(end..<core.range.upperBound, filling.weighed(head), around: core, to: &cores)
            }
        }
    }

    /// Words that end the sentence, or what is left of it.
    private struct Tail {
        var start: Int
        var filling: Filling
    }

    /// All that end at `end`, the longest first.
    private func tails(before end: Int, _ pass: SentencePass) -> [Tail] {
        let needs = pass.occurrences.needs(in: 0..<end)
        var found: [Tail] = []
        var left = pass.text.wordCount(0..<end)
        for word in pass.words.dropFirst() where word.start < end {
            left -= 1
            tails.forEach(beginningWith: word.hash, words: left, needs) { tail in
                for (filling, _) in pass.matches(of: tail, in: word.start..<end) {
                    found.append(Tail(start: word.start, filling: filling.weighed(tail)))
                }
            }
        }
        return found
    }

    private static func add(_ range: Range<Int>, _ filling: Filling, around core: Core, to cores: inout [Core]) {
        guard cores.count < maximumCores, let around = core.around.merged(with: filling) else { return }
        let peeled = Core(range: range, around: around)
        // Tails and heads can be peeled in any order, with the same result.
        if !cores.contains(peeled) { cores.append(peeled) }
    }
}

extension Filling {
    /// With what is lost for being said around a command: `=> score=0.9` leaves that much.
    fileprivate func weighed(_ pattern: CompiledPattern) -> Filling {
        var weighed = self
        weighed.cost += 1 - (pattern.line.score ?? 1)
        return weighed
    }
}
