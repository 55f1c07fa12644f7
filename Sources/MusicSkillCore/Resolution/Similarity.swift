/// How alike two names are, 0...1. Whole names only: partial scores call "Queen" a match for "Queens of the Stone Age".
enum Similarity {
    static func between(_ left: NameKey, _ right: NameKey) -> Double {
        if left.isEmpty || right.isEmpty { return 0 }
        if left.text == right.text { return 1 }
        if left.compact == right.compact { return 0.98 }
        if left.withoutArticle == right.withoutArticle { return 0.97 }
        // Names this short are told apart by one letter ("Muse", "Mu"): nothing less than equality will do.
        if min(left.compact.count, right.compact.count) < 4 { return 0.2 }
        let edit = editSimilarity(Array(left.withoutArticle), Array(right.withoutArticle))
        let shared = wordOverlap(left.words, right.words)
        // Several words that share none are different names, however alike the letters.
        if shared == 0, max(left.words.count, right.words.count) > 1, edit < 0.8 { return min(edit, 0.4) }
        return 0.6 * edit + 0.4 * max(shared, edit >= 0.8 ? edit : 0)
    }

    /// 1 − Levenshtein distance / length of the longer name.
    static func editSimilarity(_ left: [Character], _ right: [Character]) -> Double {
        let longest = max(left.count, right.count)
        guard longest > 0 else { return 1 }
        var previous = Array(0...right.count)
        var current = previous
        for (row, character) in left.enumerated() {
            current[0] = row + 1
            for (column, other) in right.enumerated() {
                current[column + 1] = min(
                    previous[column] + (character == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
            }
            swap(&previous, &current)
        }
        return 1 - Double(previous[right.count]) / Double(longest)
    }

    /// Shared words over all words (Jaccard).
    private static func wordOverlap(_ left: [String], _ right: [String]) -> Double {
        let left = Set(left)
        let right = Set(right)
        return Double(left.intersection(right).count) / Double(left.union(right).count)
    }
}
