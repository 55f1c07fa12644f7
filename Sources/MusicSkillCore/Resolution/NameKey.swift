import Foundation

/// A name as it is compared: what speech, typing and catalogues write differently is folded away.
///
/// "P!nk", "pink" and "Pink" share a key, as do "blink-182" and "blink one eighty two", "Beyoncé" and "beyonce".
/// A name without a letter or digit ("!!!", an emoji) stands for itself.
package struct NameKey: Hashable, Sendable {
    /// Lower case, without diacritics, single spaces between the words.
    package let text: String
    package let words: [String]

    package init(_ name: String) {
        let folded = SpokenNumber.digits(in: Self.fold(name).split(separator: " ").map(String.init))
        words = folded.isEmpty ? name.split(whereSeparator: \.isWhitespace).map(String.init) : folded
        text = words.joined(separator: " ")
    }

    package var isEmpty: Bool { words.isEmpty }

    /// Without blanks: speech puts them where it likes ("dead mouse", "deadmouse").
    package var compact: String { words.joined() }

    /// Without a leading article, unless nothing else remains ("The The").
    package var withoutArticle: String {
        guard words.count > 1, Self.articles.contains(words[0]) else { return text }
        return words.dropFirst().joined(separator: " ")
    }

    private static let articles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "de", "het",
    ]

    /// Letters that carry no separable diacritic and so survive Unicode folding.
    private static let letters: [Character: String] = [
        "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]
    /// Signs that stand for letters inside a word: P!nk, A$AP, Ke$ha.
    private static let signsInWords: [Character: String] = ["!": "i", "$": "s", "@": "a"]
    /// Dropped without leaving a gap: don't, U.S.A.
    private static let joints: Set<Character> = ["'", "’", "‘", "`", "´", "."]

    private static func fold(_ name: String) -> String {
        let plain = Array(
            name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil))
        var folded = ""
        for (index, character) in plain.enumerated() {
            let before = index > 0 ? plain[index - 1] : " "
            let after = index + 1 < plain.count ? plain[index + 1] : " "
            if let replacement = letters[character] {
                folded += replacement
            } else if character.isLetter || character.isNumber {
                folded.append(character)
            } else if character == "&" || character == "+" {
                folded += " and "
            } else if let sign = signsInWords[character], after.isLetter || after.isNumber, before != " " || sign != "i"
            {
                folded += sign
            } else if !joints.contains(character) {
                folded += " "
            }
        }
        return folded
    }
}
