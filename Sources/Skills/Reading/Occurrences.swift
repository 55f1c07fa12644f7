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
    func needs(in range: Range<Int>) -> MetNeeds {
        var met = MetNeeds(anywhere: NeedSet(capacity: capacity), atEnd: NeedSet(capacity: capacity))
        for one in all where one.start >= range.lowerBound && one.end <= range.upperBound {
            met.anywhere.insert(one.need)
            if one.end == range.upperBound { met.atEnd.insert(one.need) }
        }
        return met
    }
}
