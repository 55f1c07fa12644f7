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
        let gap = isParted ? "[' ]?" : "'?"
        for count in [3, 2] {
            var beginnings: Set<String> = orDigits ? ["[-+0-9]"] : []
            for key in keys where !orDigits || key.utf8.first?.isDigit == false {
                let letters = key.unicodeScalars.prefix(count).map { TemplateRegex.escaped(String($0)) }
                beginnings.insert(letters.joined(separator: gap))
                if beginnings.count > maximum { break }
            }
            if (1...maximum).contains(beginnings.count) { return "(?:\(beginnings.sorted().joined(separator: "|")))" }
        }
        return nil
    }
}
