import MusicSkillCore

/// Which needs of patterns a sentence meets, told from its words alone.
///
/// Words and list entries are looked up by a hash without blanks: that two texts share one costs a needless match, no more.
struct NeedTable: Sendable {
    /// Where in `links` the needs begin that a word or entry meets.
    private var firstLinks = HashTable<Int32>()
    /// Needs, and where the next one of the same word is; -1 for nowhere.
    private var links: [(need: Int32, next: Int32)] = []
    /// The needs that a number in digits meets.
    private var digitNeeds: [Int] = []
    /// The needs that the name of a place meets.
    private var placeNeeds: [Int] = []
    /// The needs that a year meets.
    private var yearNeeds: [(need: Int, years: SpokenYear)] = []
    /// The needs that a known name of these kinds meets.
    private var nameNeeds: [(need: Int, kinds: NameKinds)] = []
    /// In words: speech recognition parts one at its apostrophes.
    private var longestEntry = 3

    /// How many needs there are.
    private let count: Int

    /// - Parameter readers: by the name of the slot.
    init(_ numbers: NeedNumbers, readers: [String: SlotReader]) {
        count = numbers.all.count
        for (need, number) in numbers.all {
            switch need {
            case .word(let word): add(word, number)
            case .slot(let reference):
                guard let reader = readers[reference.name] else { continue }
                switch reader {
                case .place: placeNeeds.append(number)
                case .year(_, let years): yearNeeds.append((number, years))
                case .open(let name, _): NameKinds(name).map { nameNeeds.append((number, $0)) }
                case .list, .number, .time, .choice: break
                }
                if reader.takesDigits { digitNeeds.append(number) }
                for key in reader.entries(for: reference) { add(NeedHash(key), number) }
            }
        }
    }

    private mutating func add(_ key: NeedHash, _ need: Int) {
        let place = Int32(links.count)
        links.append((Int32(need), firstLinks[key.value] ?? -1))
        firstLinks.insert(place, for: key.value)
        longestEntry = max(longestEntry, key.blanks + 1)
    }

    /// Everything that occurs in `text`.
    func occurrences(in text: FoldedText, _ words: [FoldedText.Word], home: HomeIndex) -> Occurrences {
        var found: [Occurrences.Occurrence] = []
        var placeNames: [Range<Int>] = []
        let longest = max(longestEntry, home.places.longestWords)
        let longestName = nameNeeds.isEmpty ? 0 : home.names.longestName
        for first in words.indices {
            let start = words[first].start
            if text.bytes[start].isDigit {
                for need in digitNeeds { found.append(.init(start: start, end: words[first].end, need: need)) }
            }
            for (need, years) in yearNeeds where years.mayBegin(text.bytes[start...]) {
                for word in words[first...].prefix(SpokenYear.maximumWords)
                where years.year(text.key(start..<word.end)) != nil {
                    found.append(.init(start: start, end: word.end, need: need))
                }
            }
            var hash = NeedHash()
            for last in first..<words.count {
                let end = words[last].end
                for index in words[last].start..<end { hash.add(text.bytes[index]) }
                if hash.letters <= longestName {
                    let kinds = home.names.kinds(hash.value)
                    for (need, wanted) in nameNeeds where !kinds.isDisjoint(with: wanted) {
                        found.append(.init(start: start, end: end, need: need))
                    }
                }
                guard last < first + longest else {
                    if hash.letters < longestName { continue } else { break }
                }
                var link = firstLinks[hash.value] ?? -1
                while link >= 0 {
                    let (need, next) = links[Int(link)]
                    found.append(.init(start: start, end: end, need: Int(need)))
                    link = next
                }
                guard home.places.hashes.contains(hash.value) else { continue }
                placeNames.append(start..<end)
                for need in placeNeeds { found.append(.init(start: start, end: end, need: need)) }
            }
        }
        return Occurrences(found, needs: count, placeNames: placeNames)
    }
}
