/// What the words that a slot takes can begin with, as PCRE2 looks ahead for it: whether a slot takes what it caught is
/// dearer to ask, and most of it is refused.
enum FirstLetters {
    /// More beginnings cost more to look for than they spare.
    private static let maximum = 48

    /// - Parameters:
    ///   - keys: of ``FoldedText``, without apostrophes: a text may hold them anywhere.
    ///   - isParted: whether blanks do not count either.
    ///   - orDigits: whether a number in digits will do as well.
    /// - Returns: as many letters as can be told of so many keys; nothing where that is not even two.
    static func expression(_ keys: some Sequence<String>, isParted: Bool = false, orDigits: Bool = false) -> String? {
        for count in [3, 2] {
            var beginnings: Set<[String]> = orDigits ? [["[-+0-9]"]] : []
            for key in keys where !orDigits || key.utf8.first?.isDigit == false {
                beginnings.insert(key.unicodeScalars.prefix(count).map { TemplateRegex.escaped(String($0)) })
                if beginnings.count > maximum { break }
            }
            if (1...maximum).contains(beginnings.count) { return expression(beginnings, isParted: isParted) }
        }
        return nil
    }

    /// What begins with the same letter has it in common: fewer letters are looked at, and the code is smaller.
    private static func expression(_ beginnings: Set<[String]>, isParted: Bool) -> String {
        let gap = isParted ? "[' ]?" : ""
        var parts = Dictionary(grouping: beginnings) { $0[0] }.map { first, all in
            let rests = all.map { $0.dropFirst().map { gap + $0 }.joined() }.sorted()
            return first + (rests.count > 1 ? "(?:\(rests.joined(separator: "|")))" : rests[0])
        }
        parts.sort()
        // With an apostrophe so early, it may be anything.
        if !isParted { parts.append("[^ ']{1,8}'") }
        return "(?:\(parts.joined(separator: "|")))"
    }
}
