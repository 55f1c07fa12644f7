import MusicSkillCore

/// Some of the needs of a language's patterns, one bit each.
struct NeedSet: Sendable {
    private var bits: [UInt64]

    init(capacity: Int) {
        bits = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    }

    mutating func insert(_ need: Int) {
        bits[need >> 6] |= 1 << UInt64(need & 63)
    }

    /// Whether it holds one need at least of each of the sets that `clauses` consist of.
    func meets(_ clauses: ArraySlice<NeedClause>) -> Bool {
        var isMet = false
        for clause in clauses {
            isMet = isMet || bits[clause.index] & clause.mask != 0
            guard clause.isLast else { continue }
            if !isMet { return false }
            isMet = false
        }
        return true
    }
}

/// Up to 64 needs of a set of which a sentence has to meet one.
struct NeedClause: Sendable {
    var index: Int
    var mask: UInt64
    /// Whether no more of the same set follow.
    var isLast = false
}

/// Which needs of patterns a sentence meets, told from its words alone.
///
/// Words and list entries are looked up by a hash without blanks: that two texts share one costs a needless match, no more.
struct NeedTable: Sendable {
    private var numbers: [Template.Need: Int] = [:]
    /// Where in `links` the needs begin that a word or entry meets.
    private var firstLinks: [UInt64: Int32] = [:]
    /// Needs, and where the next one of the same word is; -1 for nowhere.
    private var links: [(need: Int32, next: Int32)] = []
    /// The needs that a number in digits meets.
    private var digitNeeds: [Int] = []
    /// The needs that the name of a place meets.
    private var placeNeeds: [Int] = []
    private var longestEntry = 1

    /// - Parameters:
    ///   - needs: those of one pattern together, so that few clauses hold them.
    ///   - readers: by the name of the slot.
    init(_ needs: some Sequence<Template.Need>, readers: [String: SlotReader]) {
        for need in needs where numbers[need] == nil {
            let number = numbers.count
            numbers[need] = number
            switch need {
            case .word(let word): add(word, number)
            case .slot(let reference):
                guard let reader = readers[reference.name] else { continue }
                if case .place = reader { placeNeeds.append(number) }
                if reader.takesDigits { digitNeeds.append(number) }
                for key in reader.entries(for: reference) { add(key, number) }
            }
        }
    }

    private mutating func add(_ key: String, _ need: Int) {
        let place = Int32(links.count)
        let next = firstLinks.updateValue(place, forKey: NeedHash.of(key.utf8)) ?? -1
        links.append((Int32(need), next))
        longestEntry = max(longestEntry, key.utf8.count { $0 == .space } + 1)
    }

    func clauses(_ sets: [Set<Template.Need>]) -> [NeedClause] {
        sets.flatMap { set in
            var masks: [Int: UInt64] = [:]
            for need in set { if let number = numbers[need] { masks[number >> 6, default: 0] |= 1 << (number & 63) } }
            var clauses = masks.sorted { $0.key < $1.key }.map { NeedClause(index: $0.key, mask: $0.value) }
            if !clauses.isEmpty { clauses[clauses.count - 1].isLast = true }
            return clauses
        }
    }

    /// Everything that occurs in `text`.
    func occurrences(in text: FoldedText, _ words: [FoldedText.Word], places: PlaceIndex) -> Occurrences {
        var found: [Occurrences.Occurrence] = []
        var placeNames: [Range<Int>] = []
        let longest = max(longestEntry, places.longestWords)
        for first in words.indices {
            let start = words[first].start
            if text.bytes[start].isDigit {
                for need in digitNeeds { found.append(.init(start: start, end: words[first].end, need: need)) }
            }
            var hash = NeedHash()
            for last in first..<min(first + longest, words.count) {
                for index in words[last].start..<words[last].end { hash.add(text.bytes[index]) }
                var link = firstLinks[hash.value] ?? -1
                while link >= 0 {
                    let (need, next) = links[Int(link)]
                    found.append(.init(start: start, end: words[last].end, need: Int(need)))
                    link = next
                }
                guard places.hashes.contains(hash.value) else { continue }
                placeNames.append(start..<words[last].end)
                for need in placeNeeds { found.append(.init(start: start, end: words[last].end, need: need)) }
            }
        }
        return Occurrences(found, needs: numbers.count, placeNames: placeNames)
    }
}
