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
                needs.append(Set(alternatives.flatMap(expansions).map { .word(NeedHash($0)) }))
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

    /// The words one of which a sentence begins with, where the regex begins with plain words, alone or as `(?:play|put on)`,
    /// lookaheads before them or not; nothing where that is not known.
    static func firstWords(_ regex: String) -> Set<String>? {
        guard !regex.contains("|") || !hasOuterAlternative(regex[...]) else { return nil }
        var rest = regex[...]
        while rest.hasPrefix("(?=") || rest.hasPrefix("(?!") {
            guard let end = groupEnd(rest) else { return nil }
            rest = rest[end...]
        }
        let beginning: Substring
        if rest.hasPrefix("(?:"), let end = groupEnd(rest) {
            beginning = rest[..<end].dropFirst(3).dropLast()
            rest = rest[end...]
        } else {
            beginning = rest.prefix { $0.isPlain }
            rest = rest.dropFirst(beginning.count)
        }
        // What follows must not go on with the word, nor let it be left out.
        guard rest.hasPrefix(" ") || rest.hasPrefix("(?: ") else { return nil }
        let alternatives = beginning.split(separator: "|", omittingEmptySubsequences: false)
        let words = alternatives.compactMap { words in
            words.allSatisfy { $0.isPlain || $0 == " " } ? words.split(separator: " ").first.map(String.init) : nil
        }
        return words.count == alternatives.count ? Set(words) : nil
    }

    /// Where the group ends that `regex` begins with, behind its parenthesis.
    private static func groupEnd(_ regex: Substring) -> Substring.Index? {
        var depth = 0
        return scan(regex) { index, character in
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            return depth == 0 ? regex.index(after: index) : nil
        }
    }

    private static func hasOuterAlternative(_ regex: Substring) -> Bool {
        var depth = 0
        return scan(regex) { _, character in
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            return depth == 0 && character == "|" ? true : nil
        } ?? false
    }

    /// Goes through the regex until `visit` has found something. What is escaped or in a class of letters has no meaning of
    /// its own: it is visited without its character.
    private static func scan<Found>(
        _ regex: Substring, _ visit: (Substring.Index, Character?) -> Found?
    ) -> Found? {
        var isEscaped = false
        var isInClass = false
        for (index, character) in zip(regex.indices, regex) {
            let isLiteral = isEscaped || isInClass
            if let found = visit(index, isLiteral || character == "\\" || character == "[" ? nil : character) {
                return found
            }
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                isInClass = isInClass ? character != "]" : character == "["
            }
        }
        return nil
    }

    /// Whether a group that holds `+`, `*` or `{n,}` is itself repeated without end, as in `(a+)+`.
    static func hasNestedQuantifier(_ regex: String) -> Bool {
        var openGroups: [Bool] = []
        var closedGroupRepeats = false
        return scan(regex[...]) { index, character in
            defer { if character != ")" { closedGroupRepeats = false } }
            switch character {
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
            return nil
        } ?? false
    }
}

extension Character {
    /// Whether it stands for itself in a regex and in a folded sentence.
    fileprivate var isPlain: Bool { ("a"..."z").contains(self) }
}
