/// A closed vocabulary: `canonical | alias | alias` a line.
struct WordList: Sendable {
    private var canonicals: [String: String] = [:]
    /// Of the longest entry, folded, in UTF-8 code units.
    private(set) var longest = 0

    init() {}

    init(_ text: String, file: String, diagnostics: inout Diagnostics) {
        for (number, text) in TextLines(text) {
            let names = text.split(separator: "|", omittingEmptySubsequences: false).map(TextLines.trimmed)
            for name in names {
                let key = FoldedText.key(name)
                if key.isEmpty {
                    diagnostics.error(file, number, "an entry without letters")
                } else if let other = canonicals[key] {
                    let message = "\"\(name)\" stands here already for \"\(other)\""
                    other == names[0]
                        ? diagnostics.warning(file, number, message) : diagnostics.error(file, number, message)
                } else {
                    canonicals[key] = names[0]
                    longest = max(longest, key.utf8.count)
                }
            }
        }
    }

    /// What a key of ``FoldedText`` stands for.
    subscript(_ key: String) -> String? { canonicals[key] }
}
