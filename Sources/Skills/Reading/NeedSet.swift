/// Some of the needs of a language's patterns, one bit each.
struct NeedSet: Sendable {
    private var bits: [UInt64]

    init(capacity: Int) {
        bits = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    }

    mutating func insert(_ need: Int) {
        bits[need >> 6] |= 1 << UInt64(need & 63)
    }

    /// Whether it holds one need at least of each of the sets that `clauses` consist of.
    func meets(_ clauses: ArraySlice<NeedClause>) -> Bool {
        var isMet = false
        for clause in clauses {
            isMet = isMet || bits[clause.index] & clause.mask != 0
            guard clause.isLast else { continue }
            if !isMet { return false }
            isMet = false
        }
        return true
    }
}

/// What a stretch of a sentence meets, and what of it stands at its end.
struct MetNeeds: Sendable {
    var anywhere: NeedSet
    var atEnd: NeedSet
}

/// Up to 64 needs of a set of which a sentence has to meet one.
struct NeedClause: Sendable {
    var index: Int
    var mask: UInt64
    /// Whether no more of the same set follow.
    var isLast = false
}
