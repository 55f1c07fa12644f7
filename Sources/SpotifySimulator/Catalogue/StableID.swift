/// Ids made from what they name, so that they are the same in every run.
enum StableID {
    private static let letters = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let digits = Array("0123456789abcdef")

    /// 22 letters of base 62, as ids of music are.
    static func base62(_ parts: String...) -> String { text(of: parts, length: 22, letters: letters) }

    /// 40 hexadecimal digits, as ids of devices and images are.
    static func hexadecimal(_ parts: String...) -> String { text(of: parts, length: 40, letters: digits) }

    /// A number in `range`.
    static func number(in range: Range<Int>, _ parts: String...) -> Int {
        range.lowerBound + Int(hash(parts) % UInt64(range.count))
    }

    private static func text(of parts: [String], length: Int, letters: [Character]) -> String {
        var state = hash(parts)
        return String((0..<length).map { _ in letters[Int(mixed(&state) % UInt64(letters.count))] })
    }

    /// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    private static func hash(_ parts: [String]) -> UInt64 {
        parts.joined(separator: "\u{1F}").utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// SplitMix64: https://prng.di.unimi.it/splitmix64.c
    private static func mixed(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
