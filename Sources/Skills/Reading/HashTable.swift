/// Values by keys that are hashes already, or nearly so: a table with open addressing, as it is asked hundreds of times a
/// sentence.
struct HashTable<Value> {
    // As many as a power of two, at most half of them taken.
    private var entries: [(key: UInt64, value: Value?)]
    private var count = 0

    /// - Parameter capacity: how many keys it holds before it grows, a power of two.
    init(capacity: Int = 1) {
        entries = Array(repeating: (0, nil), count: capacity * 2)
    }

    subscript(_ key: UInt64) -> Value? { entries[place(of: key)].value }

    /// In place of what was there for `key`.
    mutating func insert(_ value: Value, for key: UInt64) {
        if count * 2 >= entries.count { grow() }
        let place = place(of: key)
        if entries[place].value == nil { count += 1 }
        entries[place] = (key, value)
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: (0, nil), count: old.count * 2)
        for entry in old where entry.value != nil { entries[place(of: entry.key)] = entry }
    }

    private func place(of key: UInt64) -> Int {
        // Knuth's multiplicative hashing: the high bits are the well mixed ones.
        var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (entries.count - 1)
        while entries[place].value != nil, entries[place].key != key { place = (place + 1) & (entries.count - 1) }
        return place
    }
}

extension HashTable: Sendable where Value: Sendable {}

/// Keys alone.
extension HashTable<Void> {
    init(_ keys: some Sequence<UInt64>) {
        self.init()
        for key in keys { insert((), for: key) }
    }

    func contains(_ key: UInt64) -> Bool { self[key] != nil }
}
