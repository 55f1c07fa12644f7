import MusicSkillCore

/// What a word tells of the names it stands in.
struct WordTraits: OptionSet, Sendable {
    var rawValue: UInt8

    /// "Anna": what people's names begin with.
    static let given = WordTraits(rawValue: 1)
    /// "of", "you", "don't": what titles are made of and people's names are not.
    static let plain = WordTraits(rawValue: 2)
    /// "some", "songs": what nothing is called by itself.
    static let generic = WordTraits(rawValue: 4)
    /// "by", "the": what no name ends with.
    static let joint = WordTraits(rawValue: 8)
    /// "by", "called": what no name begins with.
    static let lead = WordTraits(rawValue: 16)
}

/// What words say about the kind of music they name, before anybody looks whether it exists.
///
/// What the household knows overrules what everybody knows, and that overrules what a name looks like.
struct NameSense: Sendable {
    /// The words of the language: the same for every home.
    struct Language: Sendable {
        /// Known to everybody.
        var known = NameTable()
        var traits: [UInt64: WordTraits] = [:]
        /// Whether its words are known at all: without, none can be told to be foreign to it.
        var hasPlain = false
        /// "the eighties", "YouTube": whole names that nobody bears.
        var others: Set<UInt64> = []
    }

    private let language: Language
    private var household = NameTable()

    init(_ language: Language, household music: KnownMusic) {
        self.language = language
        let names: [(NameKinds, [String])] = [
            (.artist, music.artists), (.album, music.albums), (.track, music.tracks), (.playlist, music.playlists),
        ]
        for (kind, names) in names {
            for name in names { household.insert(FoldedText.key(name), kind) }
        }
    }

    /// How much the words at `range` speak for `slot`, to be added to the score of a reading.
    func weight(_ text: FoldedText, _ range: Range<Int>, for slot: Slot) -> Double {
        guard let wanted = NameKinds(slot) else { return 0 }
        let name = text.bytes[range]
        let hash = NameTable.hash(name)
        let own = household[hash]
        if !own.isDisjoint(with: wanted) { return Weight.household }
        if !own.isEmpty && wanted != .playlist { return -Weight.household }
        let known = language.known[hash]
        if !known.isDisjoint(with: wanted) { return Weight.known }
        if !known.isEmpty && wanted != .playlist { return -Weight.known }
        if wanted == .artist, isOther(name) { return -Weight.other }
        switch look(text, range) {
        case .none: return -Weight.other
        case .person: return wanted == .artist ? Weight.look : wanted == .playlist ? 0 : -Weight.look
        case .foreign: return wanted == .artist ? Weight.look / 2 : 0
        case .phrase: return wanted == .artist ? -Weight.look : 0
        case .nothing: return 0
        }
    }

    /// Whether the words are known to name what `slot` holds.
    func knows(_ text: FoldedText, _ range: Range<Int>, as slot: Slot) -> Bool {
        NameKinds(slot).map { !known(text.bytes[range]).isDisjoint(with: $0) } ?? false
    }

    /// Whether the words are known to name what `slot` holds, or look like it.
    func isLikely(_ text: FoldedText, _ range: Range<Int>, as slot: Slot) -> Bool {
        guard let wanted = NameKinds(slot) else { return false }
        let kinds = known(text.bytes[range])
        if !kinds.isEmpty { return !kinds.isDisjoint(with: wanted) }
        switch look(text, range) {
        case .person: return wanted == .artist
        case .foreign: return wanted == .artist
        case .phrase: return wanted == .track && text.wordCount(range) > 1
        case .none, .nothing: return false
        }
    }

    private func known(_ name: ArraySlice<UInt8>) -> NameKinds {
        let hash = NameTable.hash(name)
        let kinds = household[hash]
        return kinds.isEmpty ? language.known[hash] : kinds
    }

    /// Whether the words name nothing, such as "some songs".
    func isGeneric(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        let all: WordTraits = [.generic, .joint]
        return words(text, range).allSatisfy { !traits($0).isDisjoint(with: all) }
    }

    /// Whether it is a single word that only joins others, such as "to".
    func isJoint(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        language.traits[NameTable.hash(text.bytes[range])]?.contains(.joint) ?? false
    }

    private func words(_ text: FoldedText, _ range: Range<Int>) -> some Sequence<FoldedText.Word> {
        sequence(state: range.lowerBound) { start in
            guard start < range.upperBound else { return nil }
            let word = text.word(at: start, before: range.upperBound)
            start = word.end + 1
            return word
        }
    }

    private func traits(_ word: FoldedText.Word) -> WordTraits { language.traits[word.hash] ?? [] }

    private func isOther(_ name: ArraySlice<UInt8>) -> Bool {
        // With or without an article of whatever language.
        let bare = name.drop { $0 != .space }.dropFirst()
        return name.allSatisfy(\.isDigit) && name.count == 4 || language.others.contains(NameTable.hash(name))
            || language.others.contains(NameTable.hash(bare))
    }

    private enum Look {
        /// "some songs", "the sound of the"
        case none
        /// "Anna Smith"
        case person
        /// One to three words that do not belong to the language.
        case foreign
        /// "waiting for you"
        case phrase
        case nothing
    }

    private func look(_ text: FoldedText, _ range: Range<Int>) -> Look {
        var count = 0
        var plain = 0
        var isGeneric = true
        var ends: (first: WordTraits, last: WordTraits) = ([], [])
        // A band may begin with an article.
        let article = text.bytes[range].starts(with: "the ".utf8) ? range.lowerBound : nil
        for word in words(text, range) {
            let traits = traits(word)
            ends.last = traits
            isGeneric = isGeneric && !traits.isDisjoint(with: [.generic, .joint])
            if word.start == range.lowerBound, traits.contains(.lead) { return .none }
            if word.start == article { continue }
            if count == 0 { ends.first = traits }
            count += 1
            if traits.contains(.plain) { plain += 1 }
        }
        if ends.last.contains(.joint) || isGeneric { return .none }
        if plain < 2, (2...4).contains(count), ends.first.contains(.given) { return .person }
        if plain == 0 { return count <= 3 && language.hasPlain ? .foreign : .nothing }
        return plain * 2 >= count ? .phrase : .nothing
    }

    private enum Weight {
        static let household = 0.3
        static let known = 0.1
        static let look = 0.06
        static let other = 0.15
    }
}
