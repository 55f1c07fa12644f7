/// The needs of a language's patterns by number: asked while the patterns are indexed, and not kept.
struct NeedNumbers {
    private(set) var all: [Template.Need: Int] = [:]

    /// - Parameter needs: those of one pattern together, so that few clauses hold them.
    init(_ needs: some Sequence<Template.Need>) {
        for need in needs where all[need] == nil { all[need] = all.count }
    }

    /// Adds to `clauses` those that hold `set`.
    func add(_ set: Set<Template.Need>, to clauses: inout [NeedClause]) {
        let start = clauses.count
        for number in set.lazy.compactMap({ all[$0] }) {
            if let place = clauses[start...].firstIndex(where: { $0.index == number >> 6 }) {
                clauses[place].mask |= 1 << UInt64(number & 63)
            } else {
                clauses.append(NeedClause(index: number >> 6, mask: 1 << UInt64(number & 63)))
            }
        }
        if clauses.count > start { clauses[clauses.count - 1].isLast = true }
    }
}
