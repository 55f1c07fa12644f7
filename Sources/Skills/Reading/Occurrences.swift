/// Where a sentence meets needs of patterns.
struct Occurrences: Sendable {
    struct Occurrence: Sendable {
        var start: Int
        var end: Int
        var need: Int
    }

    private let all: [Occurrence]
    private let capacity: Int
    /// Where names of places stand.
    let placeNames: [Range<Int>]

    init(_ all: [Occurrence], needs: Int, placeNames: [Range<Int>]) {
        self.all = all
        capacity = needs
        self.placeNames = placeNames
    }

    /// What the stretch of the sentence meets.
    func needs(in range: Range<Int>) -> NeedSet {
        var set = NeedSet(capacity: capacity)
        for one in all where one.start >= range.lowerBound && one.end <= range.upperBound { set.insert(one.need) }
        return set
    }
}
