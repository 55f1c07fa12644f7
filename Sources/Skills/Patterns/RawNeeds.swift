/// What a `re:` line says that a sentence must hold: each `(?=.*\b(?:song|tracks?)\b)` in it.
enum RawNeeds {
    private static let opening = #"(?=.*\b(?:"#
    private static let closing = #")\b)"#

    static func needs(_ regex: String) -> [Set<Template.Need>] {
        var needs: [Set<Template.Need>] = []
        var rest = regex[...]
        while let start = rest.firstRange(of: opening) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: closing) else { break }
            let words = rest[..<end.lowerBound]
            // Other syntax is PCRE's to judge.
            if words.allSatisfy({ $0.isLetter || " |'?".contains($0) }) {
                needs.append(Set(words.split(separator: "|").flatMap(expansions).map { .word($0) }))
            }
            rest = rest[end.upperBound...]
        }
        return needs
    }

    /// `songs?`: song, songs.
    private static func expansions(_ word: Substring) -> [String] {
        guard let mark = word.firstIndex(of: "?") else { return [word.filter { $0 != "'" }] }
        let before = word[..<mark]
        let after = word[word.index(after: mark)...]
        return expansions(before + after) + expansions(before.dropLast() + after)
    }
}
