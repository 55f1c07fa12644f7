/// FNV-1a over the letters of a folded text, without blanks and apostrophes.
struct NeedHash: Hashable, Sendable {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var letters = 0
    private(set) var blanks = 0

    init() {}

    init(_ text: some StringProtocol) {
        self.init(text.utf8)
    }

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    mutating func add(_ byte: UInt8) {
        if byte == .space { blanks += 1 } else { addExact(byte) }
    }

    // The value tells nearly all apart.
    func hash(into hasher: inout Hasher) { hasher.combine(value) }

    private mutating func addExact(_ byte: UInt8) {
        guard byte != UInt8(ascii: "'") else { return }
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
        letters += 1
    }

    /// With blanks, so that it tells all entries of lists from each other.
    static func exact(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = NeedHash()
        for byte in bytes { hash.addExact(byte) }
        return hash.value
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { NeedHash(bytes).value }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
