import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct HashTableTests {
    @Test func `every catch has its own number, however many there are`() {
        var table = HashTable<Int32>()
        var keys: [UInt64] = []
        for kind in 0..<10 {
            for start in 0..<20 { keys += (start..<30).map { SentencePass.key(kind, start..<$0) } }
        }
        #expect(Set(keys).count == keys.count)
        for (number, key) in keys.enumerated() {
            #expect(table[key] == nil)
            table.insert(Int32(number), for: key)
        }
        #expect(keys.map { table[$0] } == keys.indices.map { Int32($0) })
    }

    @Test func `what comes later takes the place of what was there`() {
        var table = HashTable<String>()
        for key: UInt64 in [0, .max, 7] { table.insert("first", for: key) }
        table.insert("second", for: 0)
        #expect([0, .max, 7, 8].map { table[$0] } == ["second", "first", "first", nil])
    }
}
