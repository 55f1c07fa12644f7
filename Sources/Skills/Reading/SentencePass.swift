import MusicSkillCore

/// What the slots of one match hold.
struct Filling: Equatable {
    var slots: [Slot: SlotValue] = [:]
    var bits: SlotBits = []
    /// How much its slots take from the score of a reading.
    var cost = 0.0

    /// Both together; nothing when they fill the same slot.
    func merged(with other: Filling) -> Filling? {
        guard !slots.keys.contains(where: { other.slots[$0] != nil }) else { return nil }
        var merged = other.slots.isEmpty ? self : other
        if !slots.isEmpty && !other.slots.isEmpty { merged.slots = slots.merging(other.slots) { mine, _ in mine } }
        merged.bits = bits.union(other.bits)
        merged.cost = cost + other.cost
        return merged
    }
}

/// One sentence on its way through the patterns of one skill: what they share, and what they may cost together.
final class SentencePass {
    let text: FoldedText
    let home: HomeIndex
    let occurrences: NeedSet
    let words: [(start: Int, word: String)]
    /// The lines of the patterns that were stopped.
    private(set) var exhausted: [Int] = []
    private let scratch = PCREScratch()
    private var steps = fullSteps

    /// What a pattern may take (about a millisecond); patterns that take it all leave half of it to the next.
    private static let fullSteps: UInt32 = 100_000
    /// Several times what a template takes on the longest sentence.
    private static let leastSteps: UInt32 = 5_000
    /// Ways of one pattern to match one text that are looked at, and that are taken.
    private static let maximumMatches = (tried: 256, taken: 32)
    /// Ways of all patterns together: many times what a sentence with a meaning takes.
    private var attempts = 2_000

    init(_ text: FoldedText, home: HomeIndex, occurrences: NeedSet) {
        self.occurrences = occurrences
        self.text = text
        self.home = home
        words = text.words
    }

    /// Calls `visit` with every way `pattern` matches the text from `range` on: the slots, and where the match ends.
    func forEachMatch(of pattern: CompiledPattern, in range: Range<Int>, _ visit: (Filling, Int) -> Void) {
        guard attempts > 0, !exhausted.contains(pattern.line.number) else { return }
        var tried = 0
        var taken = 0
        scratch.limit(steps)
        let isComplete = text.bytes.withUnsafeBufferPointer { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[range])
            return pattern.matcher.forEachMatch(
                in: part, scratch: scratch,
                accepts: { match, group in accepts(pattern, match, group: group, from: range.lowerBound) },
                { match in
                    tried += 1
                    if let filling = filling(pattern, match, from: range.lowerBound) {
                        taken += 1
                        visit(filling, range.lowerBound + match.end)
                    }
                    attempts -= 1
                    return attempts > 0 && tried < Self.maximumMatches.tried && taken < Self.maximumMatches.taken
                })
        }
        guard !isComplete else { return }
        exhausted.append(pattern.line.number)
        steps = max(steps / 2, Self.leastSteps)
    }

    /// What a capture makes of some words.
    private struct Caught {
        var slot: Slot
        var value: SlotValue
        /// Without that of the last open slot.
        var cost: Double
        /// The words that may be anything.
        var openWords = 0
    }

    /// Where the sentence names places in several words.
    private lazy var placeNames = home.places.stretches(in: text)

    /// What captures made of words before: many patterns catch the same.
    private var caught: [Int: Caught?] = [:]

    private func caught(_ capture: CompiledPattern.Capture, _ range: Range<Int>) -> Caught? {
        let key = (capture.kind << 16 | range.lowerBound) << 16 | range.upperBound
        if let known = caught[key] { return known }
        let fresh = read(capture, range)
        caught.updateValue(fresh, forKey: key)
        return fresh
    }

    private func read(_ capture: CompiledPattern.Capture, _ range: Range<Int>) -> Caught? {
        // What is glued to a slot may be written apart: "puccini-ға".
        let range = text.trimmed(range)
        guard !range.isEmpty, let (slot, value) = capture.reader.read(text, range, home: home, slot: capture.slot)
        else { return nil }
        var caught = Caught(slot: slot, value: value, cost: -home.names.weight(text, range, for: slot))
        if case .open = capture.reader {
            caught.openWords = text.wordCount(range) - (home.places.hasArticle(text, range) ? 1 : 0)
            caught.cost += Cost.openWord * Double(caught.openWords)
            if placeNames.contains(where: { $0.isCut(by: range) }) { caught.cost += Cost.cutPlace }
        } else if !value.isKnown {
            caught.cost += Cost.unknownPlace + Cost.openWord * Double(text.wordCount(range))
        } else {
            caught.cost -= Cost.knownLetter * Double(range.count)
        }
        return caught
    }

    private func accepts(_ pattern: CompiledPattern, _ match: PCREMatch, group: Int, from start: Int) -> Bool {
        guard let capture = pattern.capture(of: group), let relative = match.range(of: group)
        else { return true }
        return caught(capture, start + relative.lowerBound..<start + relative.upperBound) != nil
    }

    private func filling(_ pattern: CompiledPattern, _ match: PCREMatch, from start: Int) -> Filling? {
        var filling = pattern.constants
        var lastOpen = (start: -1, words: 0)
        for capture in pattern.captures {
            guard let relative = match.range(of: capture.group), !relative.isEmpty else { continue }
            let range = start + relative.lowerBound..<start + relative.upperBound
            guard let caught = caught(capture, range),
                filling.slots.updateValue(caught.value, forKey: caught.slot) == nil
            else { return nil }
            filling.bits.insert(capture.bit)
            filling.cost += caught.cost
            if caught.openWords > 0, range.lowerBound > lastOpen.start {
                lastOpen = (range.lowerBound, caught.openWords)
            }
        }
        filling.cost += Cost.openWord * Double(lastOpen.words)
        return filling
    }

    /// What slots take from the score of a reading.
    private enum Cost {
        /// Each word that may be anything. Once more for those of the last such slot: of two words "by", the later one is
        /// the likelier to part title and artist.
        static let openWord = 0.01
        static let unknownPlace = 0.15
        /// A name that begins or ends within that of a place: "na Caixa" and "Som" where there is a "Caixa de Som".
        static let cutPlace = 0.25
        /// "Kitchen Speaker" says more than "kitchen".
        static let knownLetter = 0.001
    }
}

extension Range<Int> {
    /// Whether `other` holds a part of it, but not all.
    fileprivate func isCut(by other: Range<Int>) -> Bool { overlaps(other) && clamped(to: other) != self }
}
