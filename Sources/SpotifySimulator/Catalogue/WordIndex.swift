/// Which documents hold a word, or a word that begins so. Documents are numbers in the order of their popularity.
struct WordIndex: Sendable {
    /// The folded text of each document.
    let names: [String]
    private var postings: [String: [Int]] = [:]
    private var vocabulary: [String] = []

    init(_ texts: [String]) {
        let words = texts.map(TextFolding.words)
        names = words.map { $0.joined(separator: " ") }
        for (document, words) in words.enumerated() {
            for word in Set(words) { postings[word, default: []].append(document) }
        }
        vocabulary = postings.keys.sorted()
    }

    /// - Parameter isPrefix: the last word of a query may be unfinished.
    func documents(with word: String, isPrefix: Bool) -> Set<Int> {
        guard isPrefix else { return Set(postings[word] ?? []) }
        return vocabulary[firstIndex(of: word)...].prefix { $0.hasPrefix(word) }
            .reduce(into: []) { $0.formUnion(postings[$1] ?? []) }
    }

    private func firstIndex(of word: String) -> Int {
        var (low, high) = (0, vocabulary.count)
        while low < high {
            let middle = (low + high) / 2
            if vocabulary[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
