/// The lines of a skill file that say something: trimmed, without blank lines and `#` comments, with their numbers.
///
/// Found among bytes, and made texts only then: a language is thousands of lines.
struct TextLines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>
    private var number = 0

    /// What some editors put in front of a text to say that it is UTF-8.
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ text: String?) {
        let bytes = Array((text ?? "").utf8)
        rest = bytes.starts(with: Self.byteOrderMark) ? bytes.dropFirst(Self.byteOrderMark.count) : bytes[...]
    }

    mutating func next() -> (number: Int, text: String)? {
        while !rest.isEmpty {
            var line = takeLine()
            number += 1
            while let first = line.first, first.isBlank { line.removeFirst() }
            while let last = line.last, last.isBlank { line.removeLast() }
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            var text = String(decoding: line, as: UTF8.self)
            // Only beyond ASCII there are more blanks.
            if first >= 0x80 || line[line.endIndex - 1] >= 0x80 { text = Self.trimmed(text) }
            if !text.isEmpty, text.utf8.first != UInt8(ascii: "#") { return (number, text) }
        }
        return nil
    }

    /// Up to the next line feed, carriage return, or both.
    private mutating func takeLine() -> ArraySlice<UInt8> {
        let end = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? rest.endIndex
        let line = rest[..<end]
        let behind = rest[end...]
        rest = behind.dropFirst(behind.starts(with: [.carriageReturn, .lineFeed]) ? 2 : 1)
        return line
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var scalars = Substring(text).unicodeScalars[...]
        while let first = scalars.first, first.isBlank { scalars = scalars.dropFirst() }
        while let last = scalars.last, last.isBlank { scalars = scalars.dropLast() }
        return String(Substring(scalars))
    }
}

extension Unicode.Scalar {
    /// Within a line.
    var isBlank: Bool { self == " " || self == "\t" || !isASCII && properties.isWhitespace }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")

    fileprivate var isBlank: Bool { self == .space || self == UInt8(ascii: "\t") }
}
