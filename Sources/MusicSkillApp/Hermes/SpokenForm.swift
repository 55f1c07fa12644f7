import MusicSkillCore

/// A name the way it is said, in lower case, with words for signs and, in English, for numbers. Pure.
///
/// Recognisers know words only, and signs such as `-` and `_` break the training of some.
enum SpokenForm {
    /// - Parameter language: BCP 47. Where it is not English numbers stay as they are: recognisers read them by themselves.
    /// - Returns: nothing where nothing can be said.
    static func of(_ name: String, language: String) -> String? {
        let isEnglish = language.lowercased().hasPrefix("en")
        // Nobody says "(Remastered 2011)" or "- Live at Wembley".
        let characters = Array(ItemVersion(name).work.lowercased())
        var words: [String] = []
        var word = ""
        func end() {
            if isEnglish, word.first.map(isDigit) ?? false {
                words += self.words(for: word)
            } else if !word.isEmpty {
                words.append(word)
            }
            word = ""
        }
        for (index, character) in characters.enumerated() {
            let isNextLetter = index + 1 < characters.count && characters[index + 1].isLetter
            switch character {
            case _ where character.isLetter || character.isNumber:
                if let last = word.last, isDigit(last) != isDigit(character) { end() }
                word.append(character)
            case "'", "’": if !word.isEmpty, isNextLetter { word.append("'") }
            case "!" where !word.isEmpty && isNextLetter: word.append("i")
            case "$" where isNextLetter: word.append("s")
            case "@" where isNextLetter: word.append("a")
            case ".": if word.last.map(isDigit) ?? false { end() }
            case "&", "+":
                end()
                if isEnglish { words.append("and") }
            default: end()
            }
        }
        end()
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    /// As numbers in names are said: "one eighty two", "nineteen eighty nine".
    private static func words(for digits: String) -> [String] {
        guard let number = Int(digits), !digits.hasPrefix("0") || digits == "0" else { return spelled(digits) }
        switch number {
        case ..<100: return pair(number)
        case ..<10_000 where number % 1000 == 0: return [small[number / 1000], "thousand"]
        case ..<10_000 where number % 100 == 0: return pair(number / 100) + ["hundred"]
        case ..<10_000:
            let rest = number % 100
            return pair(number / 100) + (rest < 10 ? ["oh", small[rest]] : pair(rest))
        default: return spelled(digits)
        }
    }

    private static func pair(_ number: Int) -> [String] {
        if number < 20 { return [small[number]] }
        return number % 10 == 0 ? [tens[number / 10]] : [tens[number / 10], small[number % 10]]
    }

    private static func spelled(_ digits: String) -> [String] {
        digits.compactMap(\.wholeNumberValue).map { small[$0] }
    }
}
