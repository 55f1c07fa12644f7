import MusicSkillCore

/// The rooms and players of a home by every name that is said for them.
struct PlaceIndex: Sendable {
    struct Place: Equatable {
        /// `room` or `device`.
        var slot: Slot
        var name: String
    }

    /// Without articles and blanks: "bed room" is the bedroom.
    private var places: [String: Place] = [:]
    private let articles: Set<String>
    private let articleHashes: Set<UInt64>
    /// Of all names, as ``NeedTable`` hashes words.
    private(set) var hashes: Set<UInt64> = []
    private(set) var longestWords = 1

    /// - Parameter articles: words that may be left out in front of a name ("the cooking room").
    init(_ home: HomeVocabulary, articles: Set<String>) {
        self.articles = articles
        articleHashes = Set(articles.map { NameTable.hash($0.utf8) })
        // Where a player is called like a room, the room is meant: it knows its players.
        for (slot, names) in [(Slot.device, home.players), (.room, home.rooms)] {
            for name in names {
                for spoken in name.aliases + [name.canonical] {
                    let key = FoldedText.key(spoken)
                    // Speech may part the words of a compound: "bed room".
                    longestWords = max(longestWords, key.words().count + 1)
                    places[bare(key)] = Place(slot: slot, name: name.canonical)
                }
            }
        }
        places[""] = nil
        for name in places.keys {
            var hash = NeedHash()
            for byte in name.utf8 { hash.add(byte) }
            hashes.insert(hash.value)
        }
    }

    /// - Parameter key: of ``FoldedText``.
    /// - Returns: nothing for a name with its article, which is the pattern's to take.
    subscript(_ key: String) -> Place? { beginsWithArticle(key) ? nil : places[key.replacing(" ", with: "")] }

    /// Whether `key` can be the name of a place that nobody told us of: short, as such names are.
    func canBeUnknown(_ key: String) -> Bool {
        !beginsWithArticle(key) && key.count { $0 == " " } < 2 && places[key.replacing(" ", with: "")] == nil
    }

    /// Whether an article and more stands at `range`: "the Beatles" is no likelier without its own.
    func hasArticle(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        let article = text.bytes[range].prefix { $0 != .space }
        return article.count < range.count && articleHashes.contains(NameTable.hash(article))
    }

    private func beginsWithArticle(_ key: String) -> Bool {
        articles.contains(String(key.prefix { $0 != " " }))
    }

    private func bare(_ key: String) -> String {
        let words = key.words()
        return (words.count > 1 && articles.contains(String(words[0])) ? words.dropFirst() : words[...]).joined()
    }
}
