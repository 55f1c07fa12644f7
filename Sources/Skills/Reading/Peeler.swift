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
        // What was peeled to get there makes no difference to a head either.
        var headsByRange: [Range<Int>: [Head]] = [:]
        var next = 0
        while next < cores.count {
            let core = cores[next]
            let heads = headsByRange[core.range] ?? heads(of: core.range, pass)
            headsByRange[core.range] = heads
            for head in heads {
                Self.add(head.end..<core.range.upperBound, head.filling, around: core, to: &cores)
            }
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

    /// Words that begin the sentence, or what is left of it.
    private struct Head {
        var end: Int
        var filling: Filling
    }

    private func heads(of range: Range<Int>, _ pass: SentencePass) -> [Head] {
        let needs = pass.occurrences.needs(in: range)
        let word = pass.text.word(at: range.lowerBound)
        var found: [Head] = []
        heads.forEach(beginningWith: word.hash, words: pass.text.wordCount(range), needs) { head in
            for (filling, end) in pass.matches(of: head, in: range) {
                found.append(Head(end: end, filling: filling.weighed(head)))
            }
        }
        return found
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
