import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct EventQueueTests {
    private var queue = EventQueue(limit: 20)

    @Test mutating func `closes each block with a blank line and hands out what fits`() {
        let fits = queue.append("data: 1")
        let readings = [read(4), read(64), read(64)]
        #expect(fits)
        #expect(readings == ["data", ": 1\n\n", "nothing yet"])
    }

    @Test mutating func `ends after what is queued`() {
        let fits = queue.append("data: 1")
        queue.end()
        let readings = [read(64), read(64)]
        #expect(fits)
        #expect(readings == ["data: 1\n\n", "ended"])
    }

    @Test mutating func `says no when the reader is too far behind`() {
        let fits = [queue.append("data: 1"), queue.append("data: 2"), queue.append("data: 3")]
        #expect(fits == [true, true, false])
    }

    private mutating func read(_ size: Int) -> String {
        withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
            switch queue.read(into: buffer) {
            case .bytes(let count): String(decoding: buffer.prefix(count), as: UTF8.self)
            case .nothingYet: "nothing yet"
            case .ended: "ended"
            }
        }
    }
}
