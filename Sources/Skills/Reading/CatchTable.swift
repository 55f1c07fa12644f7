/// Numbers by what caught which words, for one sentence: a table with open addressing, as it is asked hundreds of times.
struct CatchTable {
    private var keys: [UInt64]
    private var values: [Int32]
    private var count = 0

    init() {
        keys = [UInt64](repeating: Self.free, count: 256)
        values = [Int32](repeating: 0, count: 256)
    }

    // No range reaches this far.
    private static let free = UInt64.max

    static func key(_ kind: Int, _ range: Range<Int>) -> UInt64 {
        UInt64(kind) << 32 | UInt64(range.lowerBound) << 16 | UInt64(range.upperBound)
    }

    subscript(_ key: UInt64) -> Int32? {
        let place = place(of: key)
        return keys[place] == key ? values[place] : nil
    }

    /// - Parameter key: one that is not in the table.
    mutating func insert(_ value: Int32, for key: UInt64) {
        if count * 2 >= keys.count { grow() }
        let place = place(of: key)
        keys[place] = key
        values[place] = value
        count += 1
    }

    private mutating func grow() {
        let old = zip(keys, values)
        keys = [UInt64](repeating: Self.free, count: keys.count * 2)
        values = [Int32](repeating: 0, count: keys.count)
        for (key, value) in old where key != Self.free {
            let place = place(of: key)
            keys[place] = key
            values[place] = value
        }
    }

    private func place(of key: UInt64) -> Int {
        // Knuth's multiplicative hashing: the high bits are the well mixed ones.
        var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
        while keys[place] != key, keys[place] != Self.free { place = (place + 1) & (keys.count - 1) }
        return place
    }
}
