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

    func meets(_ other: NeedSet) -> Bool {
        for index in bits.indices where bits[index] & other.bits[index] != 0 { return true }
        return false
    }
}

/// Which needs of patterns a sentence meets, told from its words alone.
///
/// Words and list entries are looked up by a hash without blanks: that two texts share one costs a needless match, no more.
struct NeedTable: Sendable {
    private var numbers: [Template.Need: Int] = [:]
    private var needsByHash: [UInt64: [Int]] = [:]
    /// The needs that a number in digits meets.
    private var digitNeeds: [Int] = []
    /// The needs that the name of a place meets.
    private var placeNeeds: [Int] = []
    private var longestEntry = 1

    /// - Parameter readers: by the name of the slot.
    init(_ needs: Set<Template.Need>, readers: [String: SlotReader]) {
        for need in needs {
            let number = numbers.count
            numbers[need] = number
            switch need {
            case .word(let word): add(word, number)
            case .slot(let reference):
                guard let reader = readers[reference.name] else { continue }
                if case .place = reader { placeNeeds.append(number) }
                if reader.takesDigits { digitNeeds.append(number) }
                for entry in reader.entries where entry.canonical == reference.value ?? entry.canonical {
                    add(entry.key, number)
                }
            }
        }
    }

    func set(_ needs: Set<Template.Need>) -> NeedSet {
        var set = NeedSet(capacity: numbers.count)
        for need in needs { if let number = numbers[need] { set.insert(number) } }
        return set
    }

    /// Everything that occurs in `text`.
    func occurrences(in text: FoldedText, places: PlaceIndex) -> NeedSet {
        var found = NeedSet(capacity: numbers.count)
        let longest = max(longestEntry, places.longestWords)
        let words = text.words
        for first in words.indices {
            var hash = NeedHash()
            if text.bytes[words[first].start].isDigit { for need in digitNeeds { found.insert(need) } }
            for last in first..<min(first + longest, words.count) {
                let end = last + 1 < words.count ? words[last + 1].start - 1 : text.bytes.count
                for index in words[last].start..<end { hash.add(text.bytes[index]) }
                if let needs = needsByHash[hash.value] { for need in needs { found.insert(need) } }
                if places.hashes.contains(hash.value) { for need in placeNeeds { found.insert(need) } }
            }
        }
        return found
    }

    private mutating func add(_ key: String, _ need: Int) {
        var hash = NeedHash()
        for byte in key.utf8 { hash.add(byte) }
        needsByHash[hash.value, default: []].append(need)
        longestEntry = max(longestEntry, key.words().count)
    }
}

/// FNV-1a over the letters of a folded text, without blanks and apostrophes.
struct NeedHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ byte: UInt8) {
        guard byte != .space, byte != UInt8(ascii: "'") else { return }
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
