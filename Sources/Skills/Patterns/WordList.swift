/// A closed vocabulary: `canonical | alias | alias` a line.
struct WordList: Sendable {
    private(set) var entries: [(key: String, canonical: String)] = []
    /// By ``NeedHash/exact(_:)`` of the key: sentences are looked up without making texts of their parts.
    private var places = HashTable<Int32>()
    /// Words of the longest entry.
    private(set) var longestWords = 0

    init() {}

    mutating func add(_ text: String, file: String, diagnostics: inout Diagnostics) {
        for (number, text) in TextLines(text) {
            let names = text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
                .map { TextLines.trimmed(Substring($0)) }
            for (place, name) in names.enumerated() {
                let key = FoldedText.key(name)
                let hash = NeedHash.exact(key.utf8)
                if key.isEmpty {
                    diagnostics.error(file, number, "an entry without letters")
                } else if let other = self[hash: hash] {
                    // A long entry may go on in another line that begins with the same name.
                    if place == 0 && other == name { continue }
                    let message = "\"\(name)\" stands here already for \"\(other)\""
                    other == names[0]
                        ? diagnostics.warning(file, number, message) : diagnostics.error(file, number, message)
                } else {
                    places.insert(Int32(entries.count), for: hash)
                    entries.append((key, names[0]))
                    longestWords = max(longestWords, key.utf8.count { $0 == .space } + 1)
                }
            }
        }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// What a key of ``FoldedText`` stands for.
    subscript(_ key: String) -> String? { self[hash: NeedHash.exact(key.utf8)] }

    /// What the words at `range` stand for.
    subscript(_ text: FoldedText, _ range: Range<Int>) -> String? {
        isEmpty ? nil : self[hash: NeedHash.exact(text.bytes[range])]
    }

    private subscript(hash hash: UInt64) -> String? { places[hash].map { entries[Int($0)].canonical } }
}
