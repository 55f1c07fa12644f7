/// The lines of a skill file that say something: trimmed, without blank lines and `#` comments, with their numbers.
///
/// Found among bytes: all files of all languages are read so at every start.
struct TextLines: Sequence {
    private let text: String

    init(_ text: String?) {
        // What some editors put in front of a text to say that it is UTF-8.
        self.text =
            text.map { $0.unicodeScalars.first == "\u{FEFF}" ? String($0.unicodeScalars.dropFirst()) : $0 } ?? ""
    }

    func makeIterator() -> AnyIterator<(number: Int, text: String)> {
        var rest = text.utf8[...]
        var number = 0
        return AnyIterator {
            while !rest.isEmpty {
                let end = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn }
                let line = rest[..<(end ?? rest.endIndex)]
                rest = end.map { Self.behind($0, rest) } ?? rest[rest.endIndex...]
                number += 1
                let text = Self.trimmed(Substring(line))
                if !text.isEmpty, text.utf8.first != UInt8(ascii: "#") { return (number, text) }
            }
            return nil
        }
    }

    /// What follows the end of a line: one or two bytes.
    private static func behind(_ end: String.Index, _ text: Substring.UTF8View) -> Substring.UTF8View {
        let next = text[text.index(after: end)...]
        return text[end] == .carriageReturn && next.first == .lineFeed ? next.dropFirst() : next
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
}
