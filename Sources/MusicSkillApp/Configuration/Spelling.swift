/// Which known word was probably meant.
enum Spelling {
    /// - Returns: the word with the fewest slips, if it is at most one for every three letters.
    static func nearest(to word: String, among known: [String]) -> String? {
        let rated = known.map { (word: $0, slips: slips(Array(word), Array($0))) }
        guard let best = rated.min(by: { $0.slips < $1.slips }) else { return nil }
        return best.slips <= max(1, word.count / 3) ? best.word : nil
    }

    /// Letters added, lost, changed or exchanged with a neighbour (optimal string alignment distance).
    private static func slips(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var best = min(above[j] + (left[i] == right[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, before[j - 1] + 1)
                }
                row.append(best)
            }
            (before, above) = (above, row)
        }
        return above[right.count]
    }
}
