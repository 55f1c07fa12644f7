/// What a `re:` line tells without PCRE2. Looked at as bytes: a language has hundreds of them.
enum RawPattern {
    /// What a regex begins with where a template could stand.
    static let marker = "re: "

    private typealias Bytes = ArraySlice<UInt8>

    private static let opening = Array(#"(?=.*\b"#.utf8)
    private static let closing = Array(#"\b)"#.utf8)
    private static let group = Array("(?:".utf8)
    private static let call = Array("(?&".utf8)
    /// Letters that a word may do without; each doubles what it stands for.
    private static let maximumOptionalLetters = 4
    /// Bytes of a regex with its phrases: several times what an author who knows what it does comes to.
    private static let maximumLength = 65_536

    /// The regex with what the phrase stands for in place of each `(?&phrase)`: PCRE's way to call a group by its name.
    /// Names that are no phrases are PCRE's to judge.
    static func expanded(_ regex: String, _ phrases: PhraseBook) throws(TemplateError) -> String {
        var expanded: [UInt8] = []
        var rest = Array(regex.utf8)[...]
        while let start = rest.place(of: call), let end = rest[start...].firstIndex(of: UInt8(ascii: ")")) {
            let name = String(decoding: rest[(start + call.count)..<end], as: UTF8.self)
            expanded += rest[..<start]
            guard expanded.count <= maximumLength else {
                throw TemplateError(message: "longer than \(maximumLength) bytes with its phrases; write several")
            }
            expanded += try phrases.regex(name).map { Array($0.utf8) } ?? Array(rest[start...end])
            rest = rest[(end + 1)...]
        }
        return String(decoding: expanded + rest, as: UTF8.self)
    }

    /// What a sentence must hold: each `(?=.*\b(?:song|tracks?)\b)` or `(?=.*\bsongs?\b)` in it.
    static func needs(_ regex: String) -> [Set<Template.Need>] {
        var needs: [Set<Template.Need>] = []
        var rest = Array(regex.utf8)[...]
        while let start = rest.place(of: opening) {
            rest = rest[start...]
            guard let end = rest.place(of: closing) else { break }
            if let words = need(rest[..<end]) { needs.append(words) }
            rest = rest[(end + closing.count)...]
        }
        return needs
    }

    /// The regex without what ``needs(_:)`` tells of its beginning: looking for it again takes longer than all the rest.
    static func withoutNeeds(_ regex: String) -> String {
        var rest = Array(regex.utf8)[...]
        while rest.starts(with: opening), let end = rest.place(of: closing), need(rest[..<end]) != nil {
            rest = rest[(end + closing.count)...]
        }
        return String(decoding: rest, as: UTF8.self)
    }

    /// The words of a lookahead up to its closing; nothing for other syntax, which is PCRE's to judge.
    private static func need(_ lookahead: Bytes) -> Set<Template.Need>? {
        let words = lookahead.dropFirst(opening.count)
        let isGroup = words.starts(with: group) && words.last == UInt8(ascii: ")")
        let alternatives =
            isGroup ? words.dropFirst(group.count).dropLast().split(separator: UInt8(ascii: "|")) : [words]
        return alternatives.allSatisfy(isWord) ? Set(alternatives.flatMap(expansions).map { .word(NeedHash($0)) }) : nil
    }

    private static func isWord(_ word: Bytes) -> Bool {
        word.allSatisfy { $0.isLetter || $0 >= 0x80 || " '?".utf8.contains($0) }
            && word.count { $0 == UInt8(ascii: "?") } <= maximumOptionalLetters
            && zip(word, word.dropFirst()).allSatisfy { $0 < 0x80 || $1 != UInt8(ascii: "?") }
    }

    /// `songs?`: song, songs.
    private static func expansions(_ word: Bytes) -> [Bytes] {
        guard let mark = word.firstIndex(of: UInt8(ascii: "?")) else { return [word] }
        let before = word[..<mark]
        let after = word[(mark + 1)...]
        return expansions(before + after) + expansions(before.dropLast() + after)
    }

    /// The words one of which a sentence begins with, where the regex begins with plain words, alone or as `(?:play|put on)`,
    /// lookaheads before them or not; nothing where that is not known.
    static func firstWords(_ regex: String) -> Set<NeedHash>? {
        var rest = Array(regex.utf8)[...]
        guard !hasOuterAlternative(rest) else { return nil }
        while rest.starts(with: "(?=".utf8) || rest.starts(with: "(?!".utf8) {
            guard let end = groupEnd(rest) else { return nil }
            rest = rest[end...]
        }
        let beginning: Bytes
        if rest.starts(with: group), let end = groupEnd(rest) {
            beginning = rest[..<end].dropFirst(group.count).dropLast()
            rest = rest[end...]
        } else {
            beginning = rest.prefix { $0.isLowercase }
            rest = rest.dropFirst(beginning.count)
        }
        // What follows must not go on with the word, nor let it be left out.
        guard rest.first == .space || rest.starts(with: "(?: ".utf8) else { return nil }
        var words: Set<NeedHash> = []
        for alternative in beginning.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
            guard alternative.allSatisfy({ $0.isLowercase || $0 == .space }),
                let word = alternative.split(separator: .space).first
            else { return nil }
            words.insert(NeedHash(word))
        }
        return words
    }

    /// Where the group ends that `regex` begins with, behind its parenthesis.
    private static func groupEnd(_ regex: Bytes) -> Int? {
        var depth = 0
        return scan(regex) { place, letter in
            depth += letter == UInt8(ascii: "(") ? 1 : letter == UInt8(ascii: ")") ? -1 : 0
            return depth == 0 ? place + 1 : nil
        }
    }

    private static func hasOuterAlternative(_ regex: Bytes) -> Bool {
        guard regex.contains(UInt8(ascii: "|")) else { return false }
        var depth = 0
        return scan(regex) { _, letter in
            depth += letter == UInt8(ascii: "(") ? 1 : letter == UInt8(ascii: ")") ? -1 : 0
            return depth == 0 && letter == UInt8(ascii: "|") ? true : nil
        } ?? false
    }

    /// Goes through the regex until `visit` has found something. What is escaped or in a class of letters has no meaning of
    /// its own: it is visited without its letter.
    private static func scan<Found>(_ regex: Bytes, _ visit: (Int, UInt8?) -> Found?) -> Found? {
        var isEscaped = false
        var isInClass = false
        for place in regex.indices {
            let letter = regex[place]
            let isLiteral = isEscaped || isInClass
            let hasNoMeaning = isLiteral || letter == UInt8(ascii: "\\") || letter == UInt8(ascii: "[")
            if let found = visit(place, hasNoMeaning ? nil : letter) { return found }
            if isEscaped {
                isEscaped = false
            } else if letter == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                isInClass = isInClass ? letter != UInt8(ascii: "]") : letter == UInt8(ascii: "[")
            }
        }
        return nil
    }

    /// Whether a group that holds `+`, `*` or `{n,}` is itself repeated without end, as in `(a+)+`.
    static func hasNestedQuantifier(_ regex: String) -> Bool {
        let regex = Array(regex.utf8)
        var openGroups: [Bool] = []
        var closedGroupRepeats = false
        return scan(regex[...]) { place, letter in
            defer { if letter != UInt8(ascii: ")") { closedGroupRepeats = false } }
            switch letter {
            case UInt8(ascii: "("): openGroups.append(false)
            case UInt8(ascii: ")"):
                closedGroupRepeats = openGroups.popLast() ?? false
                if closedGroupRepeats && !openGroups.isEmpty { openGroups[openGroups.count - 1] = true }
            case UInt8(ascii: "{") where !isUnbounded(regex[place...]): break
            case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "{"):
                if closedGroupRepeats { return true }
                if !openGroups.isEmpty { openGroups[openGroups.count - 1] = true }
            default: break
            }
            return nil
        } ?? false
    }

    /// Whether the count in braces that `regex` begins with has no end: `{2,}`.
    private static func isUnbounded(_ regex: Bytes) -> Bool {
        regex.prefix("{65535,}".utf8.count).prefix { $0 != UInt8(ascii: "}") }.last == UInt8(ascii: ",")
    }
}

extension UInt8 {
    fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    fileprivate var isLetter: Bool { (self | 0x20).isLowercase }
}

extension ArraySlice<UInt8> {
    /// Where `other` stands in it first.
    fileprivate func place(of other: [UInt8]) -> Int? {
        guard count >= other.count else { return nil }
        return (startIndex...endIndex - other.count).first { self[$0...].starts(with: other) }
    }
}
