import MusicSkillCore

/// One sentence on its way through the patterns of one skill: what they share, and what they may cost together.
final class SentencePass {
    let text: FoldedText
    let home: HomeIndex
    let words: [FoldedText.Word]
    let occurrences: Occurrences
    /// The lines of the patterns that were stopped or cannot be used, and why.
    private(set) var problems: [(line: Int, message: String)] = []
    /// What the whole sentence meets.
    let needs: MetNeeds
    private let scratch = PCREScratch()
    private var steps = fullSteps
    private var search = Search()

    /// The search that is going on.
    private struct Search {
        /// Who reads its groups.
        var matcher: PatternMatcher?
        /// What its pattern fills by itself.
        var constants = Filling()
        /// Where its text begins.
        var start = 0
        var tried = 0
        var found: [(filling: Filling, end: Int)] = []
    }

    /// What a pattern may take (about a millisecond); patterns that take it all leave half of it to the next.
    private static let fullSteps: UInt32 = 100_000
    /// Several times what a template takes on the longest sentence.
    private static let leastSteps: UInt32 = 5_000
    /// Ways of one pattern to match one text that are looked at, and that are taken.
    private static let maximumMatches = (tried: 256, taken: 32)
    /// Ways of all patterns together: many times what a sentence with a meaning takes.
    private var attempts = 2_000

    init(_ text: FoldedText, home: HomeIndex, needs: NeedTable) {
        self.text = text
        self.home = home
        words = text.words
        occurrences = needs.occurrences(in: text, words, home: home)
        self.needs = occurrences.needs(in: 0..<text.bytes.count)
    }

    /// Every way `pattern` matches the text from `range` on: the slots, and where the match ends.
    func matches(of pattern: CompiledPattern, in range: Range<Int>) -> [(filling: Filling, end: Int)] {
        guard attempts > 0, problems.isEmpty || !problems.contains(where: { $0.line == pattern.line.number }) else {
            return []
        }
        let matcher: PatternMatcher
        switch pattern.matching() {
        case .success(let known): matcher = known
        case .failure(let error):
            problems.append((pattern.line.number, "the pattern cannot be used: \(error.message)"))
            return []
        }
        search = Search(matcher: matcher, constants: pattern.constants, start: range.lowerBound)
        scratch.limit(steps)
        let isComplete = text.bytes.withUnsafeBufferPointer { bytes in
            matcher.code.match(UnsafeBufferPointer(rebasing: bytes[range]), scratch: scratch, visitor: self)
        }
        if !isComplete {
            problems.append((pattern.line.number, "the pattern took too many steps and was stopped; make it simpler"))
            steps = max(steps / 2, Self.leastSteps)
        }
        return search.found
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

    /// What captures made of words before: many patterns catch the same.
    private var caught: [Caught] = []
    /// The place in `caught`; -1 for what was refused.
    private var places = HashTable<Int32>(capacity: 64)
    /// What the words of a stretch say as a name: several slots ask about the same.
    private var views = HashTable<NameView>(capacity: 32)

    /// For what a slot of `kind` caught; no text is longer than 16 bits can tell.
    static func key(_ kind: Int, _ range: Range<Int>) -> UInt64 {
        UInt64(kind) << 32 | UInt64(range.lowerBound) << 16 | UInt64(range.upperBound)
    }

    private func view(_ range: Range<Int>) -> NameView {
        let key = Self.key(0, range)
        if let known = views[key] { return known }
        let fresh = home.names.view(text, range)
        views.insert(fresh, for: key)
        return fresh
    }

    /// The place in `caught` of what a slot makes of some words; -1 when it refuses them.
    private func place(of slot: PatternMatcher.Slot, _ range: Range<Int>) -> Int {
        let key = Self.key(slot.kind, range)
        if let known = places[key] { return Int(known) }
        let fresh = read(slot, range)
        if let fresh { caught.append(fresh) }
        let place = fresh == nil ? -1 : caught.count - 1
        places.insert(Int32(place), for: key)
        return place
    }

    private func read(_ reading: PatternMatcher.Slot, _ range: Range<Int>) -> Caught? {
        // What is glued to a slot may be written apart: "puccini-ға".
        let range = text.trimmed(range)
        guard !range.isEmpty,
            let (slot, value) = reading.reader.read(
                text, range, home: home, slot: reading.reference, view: view(range))
        else { return nil }
        var caught = Caught(slot: slot, value: value, cost: NameKinds(slot) == nil ? 0 : -view(range).weight(for: slot))
        if case .open = reading.reader {
            caught.openWords = text.wordCount(range) - (home.places.hasArticle(text, range) ? 1 : 0)
            caught.cost += Cost.openWord * Double(caught.openWords)
            if occurrences.placeNames.contains(where: { $0.isCut(by: range) }) { caught.cost += Cost.cutPlace }
            if occurrences.placeNames.contains(where: { $0.isEnd(of: range) }) { caught.cost += Cost.placeAtEnd }
        } else if !value.isKnown {
            caught.cost += home.places.knowsEndings ? Cost.likelyPlace : Cost.unknownPlace
            caught.cost += Cost.openWord * Double(text.wordCount(range))
        } else {
            caught.cost -= Cost.knownLetter * Double(range.count)
        }
        return caught
    }

    private func filling(_ search: borrowing Search, _ match: PCREMatch) -> Filling? {
        var filling = search.constants
        var lastOpen = (start: -1, words: 0)
        for capture in search.matcher?.captures ?? [] {
            guard let range = match.range(of: capture.group, from: search.start), !range.isEmpty else { continue }
            let place = place(of: capture.slot, range)
            guard place >= 0, filling.fill(caught[place].slot, caught[place].value) else { return nil }
            filling.bits.insert(capture.slot.bit)
            filling.cost += caught[place].cost
            let openWords = caught[place].openWords
            if openWords > 0, range.lowerBound > lastOpen.start { lastOpen = (range.lowerBound, openWords) }
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
        /// Of one whose name ends like that of a place: little enough that "rain in the sunroom" is rain.
        static let likelyPlace = 0.04
        /// A name that begins or ends within that of a place: "na Caixa" and "Som" where there is a "Caixa de Som".
        static let cutPlace = 0.25
        /// A name that ends with that of a place: "thriller in kitchen" is thriller, in the kitchen, rather than a title.
        static let placeAtEnd = 0.03
        /// "Kitchen Speaker" says more than "kitchen".
        static let knownLetter = 0.001
    }
}

extension SentencePass: PCREVisitor {
    func accepts(_ match: PCREMatch, group: Int) -> Bool {
        guard let slot = search.matcher?.slot(of: group), let range = match.range(of: group, from: search.start) else {
            return true
        }
        return place(of: slot, range) >= 0
    }

    func visit(_ match: PCREMatch) -> Bool {
        let filling = filling(search, match)
        search.tried += 1
        if let filling { search.found.append((filling, search.start + match.end)) }
        attempts -= 1
        return attempts > 0 && search.tried < Self.maximumMatches.tried
            && search.found.count < Self.maximumMatches.taken
    }
}

extension Range<Int> {
    /// Whether `other` holds a part of it, but not all.
    fileprivate func isCut(by other: Range<Int>) -> Bool { overlaps(other) && clamped(to: other) != self }

    /// Whether `other` ends with it, and holds more.
    fileprivate func isEnd(of other: Range<Int>) -> Bool {
        upperBound == other.upperBound && lowerBound > other.lowerBound
    }
}
