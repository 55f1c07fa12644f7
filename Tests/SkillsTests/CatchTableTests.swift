import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct CatchTableTests {
    @Test func `every kind and range has its own number, however many there are`() {
        var table = CatchTable()
        var keys: [UInt64] = []
        for kind in 0..<10 {
            for start in 0..<20 { keys += (start..<30).map { CatchTable.key(kind, start..<$0) } }
        }
        #expect(Set(keys).count == keys.count)
        for (number, key) in keys.enumerated() {
            #expect(table[key] == nil)
            table.insert(Int32(number), for: key)
        }
        #expect(keys.map { table[$0] } == keys.indices.map { Int32($0) })
    }
}
