/// The server-sent events a client has not read yet: a value, bounded in bytes.
struct EventQueue {
    enum Reading: Equatable {
        case bytes(Int)
        case nothingYet
        case ended
    }

    private let limit: Int
    private var bytes: [UInt8] = []
    private var isEnded = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Queues an event block. False when it does not fit; then nothing is queued any more.
    mutating func append(_ block: String) -> Bool {
        guard !isEnded else { return true }
        guard bytes.count + block.utf8.count + 2 <= limit else {
            isEnded = true
            return false
        }
        bytes.append(contentsOf: block.utf8)
        bytes.append(contentsOf: "\n\n".utf8)
        return true
    }

    /// Nothing comes after what is queued.
    mutating func end() {
        isEnded = true
    }

    /// Moves as much as fits into `buffer`.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Reading {
        guard !bytes.isEmpty else { return isEnded ? .ended : .nothingYet }
        let count = min(bytes.count, buffer.count)
        buffer.copyBytes(from: bytes.prefix(count))
        bytes.removeFirst(count)
        return .bytes(count)
    }
}
