/// The path and query of a request line, percent-decoded.
struct RequestTarget {
    let path: String
    let query: [(name: String, value: String)]

    /// Nil when it is not a path: no leading slash, a broken escape, a NUL, or bytes that are not UTF-8.
    init?(_ raw: [UInt8]) {
        let parts = raw.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard raw.first == UInt8(ascii: "/"), let path = Self.decode(parts[0], plusIsSpace: false) else { return nil }
        var query: [(name: String, value: String)] = []
        for pair in parts.count == 2 ? parts[1].split(separator: UInt8(ascii: "&")) : [] {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(sides[0], plusIsSpace: true),
                let value = sides.count == 2 ? Self.decode(sides[1], plusIsSpace: true) : ""
            else { return nil }
            query.append((name, value))
        }
        self.path = path
        self.query = query
    }

    /// A plus stands for a space in queries only: there they are written as forms are.
    private static func decode(_ raw: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = raw
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace:
                bytes.append(UInt8(ascii: " "))
            default:
                bytes.append(byte)
            }
        }
        return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
