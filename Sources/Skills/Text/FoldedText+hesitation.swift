extension FoldedText {
    /// The same without what people say while they think, and without the second of a word said twice; nothing where
    /// there is neither.
    /// - Parameter fillers: the words said while one thinks, by ``NeedHash``.
    func withoutHesitation(_ fillers: HashTable<Void>) -> FoldedText? {
        var meant: [Range<Int>] = []
        var (start, last, next) = (0, UInt64?.none, 0)
        while next < bytes.count {
            let word = word(at: next)
            // Of scripts without blanks every letter is a word, and may well stand twice.
            if fillers.contains(word.hash) || word.hash == last && bytes[word.start] < 0x80 {
                meant.append(start..<word.start)
                start = min(word.end + 1, bytes.count)
            } else {
                last = word.hash
            }
            next = word.end + 1
        }
        // Hardly any sentence gets here.
        guard start > 0 else { return nil }
        meant.append(start..<bytes.count)
        return FoldedText(meant.map { spoken(trimmed($0)) }.joined(separator: " "))
    }
}
