import MusicSkillCore

/// A slot's value as it is compared: as names are, and without the words that its slot says anyway. Pure.
enum EvalValue {
    /// - Parameter slot: its wire name.
    static func key(_ text: String, of slot: String) -> String {
        var words = NameKey(text).withoutArticle.split(separator: " ")[...]
        while let first = words.first, words.count > 1, leads.contains(String(first)) { words.removeFirst() }
        while let last = words.last, words.count > 1, tails[slot]?.contains(String(last)) ?? false {
            words.removeLast()
        }
        switch slot {
        case "item_type": return words.map { $0.hasSuffix("s") ? $0.dropLast() : $0 }.joined(separator: " ")
        case "year", "decade": return words.map(decade).joined(separator: " ")
        default: return words.joined(separator: " ")
        }
    }

    /// "nineties" and "1990s" are 90s.
    private static func decade(_ word: Substring) -> String {
        if let known = decades[String(word)] { return known }
        let isInFull = word.count == 5 && word.hasPrefix("19") && word.hasSuffix("0s")
        return String(isInFull ? word.dropFirst(2) : word)
    }

    private static let leads: Set = ["the", "a", "an", "my", "some", "any", "of", "by", "from", "this", "our"]
    private static let tails: [String: Set<String>] = [
        "playlist": ["playlist", "playlists", "list"], "station": ["station", "radio"], "album": ["album"],
        "room": ["speaker", "speakers", "player", "room"], "device": ["speaker", "speakers", "player"],
        "level": ["percent", "percentage"], "step": ["percent", "percentage"],
    ]
    private static let decades = [
        "twenties": "20s", "thirties": "30s", "forties": "40s", "fifties": "50s", "sixties": "60s",
        "seventies": "70s", "eighties": "80s", "nineties": "90s",
    ]
}
