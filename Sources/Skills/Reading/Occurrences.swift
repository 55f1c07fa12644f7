/// Where a sentence meets needs of patterns.
struct Occurrences: Sendable {
    struct Occurrence: Sendable {
        var start: Int
        var end: Int
        var need: Int
    }

    private let all: [Occurrence]
    private let capacity: Int

    init(_ all: [Occurrence], needs: Int) {
        self.all = all
        capacity = needs
    }

    /// What the stretch of the sentence meets.
    func needs(in range: Range<Int>) -> NeedSet {
        var set = NeedSet(capacity: capacity)
        for one in all where one.start >= range.lowerBound && one.end <= range.upperBound { set.insert(one.need) }
        return set
    }
}
