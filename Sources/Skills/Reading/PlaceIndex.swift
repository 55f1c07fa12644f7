import MusicSkillCore

/// The rooms and players of a home by every name that is said for them.
struct PlaceIndex: Sendable {
    struct Place: Equatable {
        /// `room` or `device`.
        var slot: Slot
        var name: String
    }

    /// What the language says of the names of places: the same for every home.
    struct Language: Sendable {
        /// Words that may be left out in front of a name ("the cooking room").
        let articles: HashTable<Void>
        /// Words that the name of a place that nobody told us of has to end with ("room", "speaker"); any where there are
        /// none.
        let endings: WordList
        /// What becomes of names in a sentence.
        let inflection: Inflection
    }

    private let language: Language
    /// Without articles and blanks: "bed room" is the bedroom.
    private var rooms: [String: String] = [:]
    private var players: [String: String] = [:]
    /// Of all names, as ``NeedTable`` hashes words.
    private(set) var hashes = HashTable<Void>()
    private(set) var longestWords = 1

    init(_ language: Language, _ home: HomeVocabulary) {
        self.language = language
        let (rooms, roomForms) = names(home.rooms)
        let (players, playerForms) = names(home.players)
        // A name as it stands comes before the form of another.
        self.rooms = rooms.merging(roomForms.filter { players[$0.key] == nil }) { exact, _ in exact }
        self.players = players.merging(playerForms) { exact, _ in exact }
        hashes = HashTable([self.rooms.keys, self.players.keys].joined().map { NeedHash.of($0.utf8) })
    }

    /// What things are called by each of their names, and by what becomes of those.
    private mutating func names(
        _ names: [HomeVocabulary.Name]
    ) -> (names: [String: String], forms: [String: String]) {
        var canonicals: [String: String] = [:]
        var inflected: [String: String] = [:]
        for name in names {
            for spoken in name.aliases + [name.canonical] {
                let words = bare(FoldedText.key(spoken))
                // Speech may part the words of a compound: "bed room".
                longestWords = max(longestWords, words.count + 1)
                canonicals[words.joined()] = name.canonical
                for form in language.inflection.forms(of: words) { inflected[form] = inflected[form] ?? name.canonical }
            }
        }
        canonicals[""] = nil
        return (canonicals, inflected)
    }

    /// Whether a place may bear `name`, which says of most words that none does.
    func mayKnow(_ name: ArraySlice<UInt8>) -> Bool { hashes.contains(NeedHash.of(name)) }

    /// - Parameters:
    ///   - key: of ``FoldedText``.
    ///   - slot: `room` or `device` where only such a place will do. Else, where a player is called like a room, the room
    ///     is meant: it knows its players.
    /// - Returns: nothing for a name with its article, which is the pattern's to take.
    func place(_ key: String, in slot: Slot? = nil) -> Place? {
        guard !beginsWithArticle(key) else { return nil }
        let name = key.words().joined()
        if slot != .device, let room = rooms[name] { return Place(slot: .room, name: room) }
        if slot != .room, let player = players[name] { return Place(slot: .device, name: player) }
        return nil
    }

    /// Whether `key` can be the name of a place that nobody told us of: short, as such names are, and ending like one.
    func canBeUnknown(_ key: String) -> Bool {
        let words = key.words()
        return !beginsWithArticle(key) && words.count < 3 && isEnding(words.last) && rooms[words.joined()] == nil
            && players[words.joined()] == nil
    }

    /// Whether the language tells how the names of places end.
    var knowsEndings: Bool { !language.endings.isEmpty }

    private func isEnding(_ word: Substring?) -> Bool {
        !knowsEndings || word.map { language.endings[String($0)] != nil } ?? false
    }

    /// Whether an article and more stands at `range`: "the Beatles" is no likelier without its own.
    func hasArticle(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        let article = text.bytes[range].prefix { $0 != .space }
        return article.count < range.count && language.articles.contains(NeedHash.of(article))
    }

    private func beginsWithArticle(_ key: String) -> Bool {
        language.articles.contains(NeedHash.of(key.utf8.prefix { $0 != .space }))
    }

    /// The words of a name without its article.
    private func bare(_ key: String) -> [Substring] {
        let words = key.words()
        return words.count > 1 && language.articles.contains(NeedHash.of(words[0].utf8))
            ? Array(words.dropFirst()) : words
    }
}
