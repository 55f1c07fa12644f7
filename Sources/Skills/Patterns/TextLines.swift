/// The lines of a skill file that say something: trimmed, without blank lines and `#` comments, with their numbers.
struct TextLines: Sequence {
    private let text: String

    init(_ text: String?) {
        self.text = text ?? ""
    }

    func makeIterator() -> AnyIterator<(number: Int, text: String)> {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .makeIterator()
        return AnyIterator {
            while let (index, line) = lines.next() {
                let text = Self.trimmed(line)
                if !text.isEmpty, text.first != "#" { return (index + 1, text) }
            }
            return nil
        }
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        guard let start = text.firstIndex(where: { !$0.isWhitespace }),
            let end = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[start...end])
    }
}
