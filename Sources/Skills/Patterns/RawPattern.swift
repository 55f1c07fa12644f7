/// What a `re:` line tells without PCRE2.
enum RawPattern {
    private static let opening = #"(?=.*\b"#
    private static let closing = #"\b)"#
    /// Letters that a word may do without; each doubles what it stands for.
    private static let maximumOptionalLetters = 4

    /// What a sentence must hold: each `(?=.*\b(?:song|tracks?)\b)` or `(?=.*\bsongs?\b)` in it.
    static func needs(_ regex: String) -> [Set<Template.Need>] {
        var needs: [Set<Template.Need>] = []
        var rest = regex[...]
        while let start = rest.firstRange(of: opening) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: closing) else { break }
            let words = rest[..<end.lowerBound]
            let group = words.hasPrefix("(?:") && words.hasSuffix(")") ? words.dropFirst(3).dropLast() : nil
            let alternatives = group?.split(separator: "|") ?? [words]
            // Other syntax is PCRE's to judge.
            if alternatives.allSatisfy({ word in
                word.allSatisfy { $0.isLetter || " '?".contains($0) }
                    && word.count { $0 == "?" } <= maximumOptionalLetters
            }) {
                needs.append(Set(alternatives.flatMap(expansions).map { .word($0) }))
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

    /// Whether a group that holds `+`, `*` or `{n,}` is itself repeated without end, as in `(a+)+`.
    static func hasNestedQuantifier(_ regex: String) -> Bool {
        var openGroups: [Bool] = []
        var closedGroupRepeats = false
        var isEscaped = false
        var isInClass = false
        for (index, character) in zip(regex.indices, regex) {
            defer { if character != ")" { closedGroupRepeats = false } }
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if isInClass {
                isInClass = character != "]"
            } else {
                switch character {
                case "[": isInClass = true
                case "(": openGroups.append(false)
                case ")":
                    closedGroupRepeats = openGroups.popLast() ?? false
                    if closedGroupRepeats && !openGroups.isEmpty { openGroups[openGroups.count - 1] = true }
                case "{" where !regex[index...].prefix("{65535,}".count).prefix(while: { $0 != "}" }).hasSuffix(","):
                    break
                case "+", "*", "{":
                    if closedGroupRepeats { return true }
                    if !openGroups.isEmpty { openGroups[openGroups.count - 1] = true }
                default: break
                }
            }
        }
        return false
    }
}
