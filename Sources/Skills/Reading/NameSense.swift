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
    /// "the eighties", "YouTube": whole names that nobody bears.
    static let other = WordTraits(rawValue: 32)
}

/// What words say about the kind of music they name, before anybody looks whether it exists.
///
/// What the household knows overrules what everybody knows, and that overrules what a name looks like.
struct NameSense: Sendable {
    /// The words of the language: the same for every home.
    struct Language: Sendable {
        /// Known to everybody.
        var known = NameTable()
        var traits = HashTable<WordTraits>()
        /// Whether its words are known at all: without, none can be told to be foreign to it.
        var hasPlain = false
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

    /// What the words at `range` say.
    func view(_ text: FoldedText, _ range: Range<Int>) -> NameView {
        let name = text.bytes[range]
        let hash = NameTable.hash(name)
        let traits = language.traits[hash] ?? []
        var view = NameView(
            household: household[hash], everybody: language.known[hash], isJoint: traits.contains(.joint),
            isOther: traits.contains(.other) || name.count == 4 && name.allSatisfy(\.isDigit))
        look(text, range, &view)
        // With or without an article of whatever language.
        if view.kinds.isEmpty && !view.isOther {
            let bare = name.drop { $0 != .space }.dropFirst()
            view.isOther = language.traits[NameTable.hash(bare)]?.contains(.other) ?? false
        }
        return view
    }

    private func look(_ text: FoldedText, _ range: Range<Int>, _ view: inout NameView) {
        var count = 0
        var plain = 0
        var isLed = false
        var ends: (first: WordTraits, last: WordTraits) = ([], [])
        // A band may begin with an article.
        let hasArticle = text.bytes[range].starts(with: NameTable.article)
        var start = range.lowerBound
        while start < range.upperBound {
            let word = text.word(at: start, before: range.upperBound)
            let traits = language.traits[word.hash] ?? []
            ends.last = traits
            if traits.isDisjoint(with: [.generic, .joint]) { view.isGeneric = false }
            view.words += 1
            let isFirst = start == range.lowerBound
            isLed = isLed || isFirst && traits.contains(.lead)
            start = word.end + 1
            if isFirst && hasArticle { continue }
            if count == 0 { ends.first = traits }
            count += 1
            if traits.contains(.plain) { plain += 1 }
        }
        if isLed || ends.last.contains(.joint) || view.isGeneric {
            view.look = .none
        } else if plain < 2, (2...4).contains(count), ends.first.contains(.given) {
            view.look = .person
        } else if plain == 0 {
            view.look = count <= 3 && language.hasPlain ? .foreign : .nothing
        } else {
            view.look = plain * 2 >= count ? .phrase : .nothing
        }
    }

    /// The kinds of music that bear a name with this ``NameTable/hash(_:)``.
    func kinds(_ hash: UInt64) -> NameKinds {
        let kinds = household[hash]
        return kinds.isEmpty ? language.known[hash] : kinds
    }

    /// Letters of the longest name that is known.
    var longestName: Int { max(household.longest, language.known.longest) }
}
