import Foundation

/// Text as search sees it: lower case, without accents, cut into words.
enum TextFolding {
    /// Letters that are no accented form of another and yet are typed as one.
    private static let letters: [Character: String] = [
        "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "$": "s",
    ]
    /// Vanish inside a word: "Don't" is "dont".
    private static let apostrophes: Set<Character> = ["'", "’", "‘", "`", "´"]

    /// The words of a text. A word with inner punctuation also counts in one piece: "AC/DC" is `ac`, `dc` and `acdc`.
    static func words(_ text: String) -> [String] {
        pieces(text).flatMap { $0.count > 1 ? $0 + [$0.joined()] : $0 }
    }

    /// The words in one line, to compare whole names by.
    static func name(_ text: String) -> String { words(text).joined(separator: " ") }

    /// Space separated words, each as its parts between punctuation.
    private static func pieces(_ text: String) -> [[String]] {
        var words: [[String]] = []
        var word: [String] = []
        var part = ""
        func endPart() {
            if !part.isEmpty { word.append(part) }
            part = ""
        }
        func endWord() {
            endPart()
            if !word.isEmpty { words.append(word) }
            word = []
        }
        let characters = Array(plain(text))
        for (index, character) in characters.enumerated() {
            if character.isLetter || character.isNumber || character == "$" {
                part += letters[character] ?? String(character)
            } else if character == "!", !part.isEmpty, index + 1 < characters.count, characters[index + 1].isLetter {
                // P!nk
                part += "i"
            } else if character == "&" {
                endWord()
                words.append(["and"])
            } else if character.isWhitespace {
                endWord()
            } else if !apostrophes.contains(character) {
                endPart()
            }
        }
        endWord()
        return words
    }

    private static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(
            contentsOf: text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
                $0.properties.generalCategory != .nonspacingMark
            })
        return String(scalars)
    }
}
