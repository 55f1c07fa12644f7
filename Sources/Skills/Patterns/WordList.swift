/// A closed vocabulary: `canonical | alias | alias` a line.
struct WordList: Sendable {
    private var canonicals: [String: String] = [:]
    /// Words of the longest entry.
    private(set) var longestWords = 0

    init() {}

    mutating func add(_ text: String, file: String, diagnostics: inout Diagnostics) {
        for (number, text) in TextLines(text) {
            let names = text.split(separator: "|", omittingEmptySubsequences: false).map(TextLines.trimmed)
            // A long entry may go on in another line that begins with the same name.
            let goesOn = canonicals[FoldedText.key(names[0])] == names[0]
            for name in goesOn ? names[1...] : names[...] {
                let key = FoldedText.key(name)
                if key.isEmpty {
                    diagnostics.error(file, number, "an entry without letters")
                } else if let other = canonicals[key] {
                    let message = "\"\(name)\" stands here already for \"\(other)\""
                    other == names[0]
                        ? diagnostics.warning(file, number, message) : diagnostics.error(file, number, message)
                } else {
                    canonicals[key] = names[0]
                    longestWords = max(longestWords, key.words().count)
                }
            }
        }
    }

    var entries: [(key: String, canonical: String)] { canonicals.map { ($0.key, $0.value) } }

    /// What a key of ``FoldedText`` stands for.
    subscript(_ key: String) -> String? { canonicals[key] }
}
