/// The lines of a skill file that say something: trimmed, without blank lines and `#` comments, with their numbers.
struct TextLines: Sequence {
    private let text: String

    init(_ text: String?) {
        self.text = text ?? ""
    }

    func makeIterator() -> AnyIterator<(number: Int, text: String)> {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let numbered = lines.enumerated().lazy.map { (number: $0 + 1, text: Self.trimmed($1)) }
        return AnyIterator(numbered.filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }.makeIterator())
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        String(text.trimmingPrefix(while: \.isWhitespace).reversed().trimmingPrefix(while: \.isWhitespace).reversed())
    }
}
