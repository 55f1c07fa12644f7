/// A year as it is said: "1984", "nineteen eighty four", "neunzehnhundertvierundachtzig", "mille neuf cent un".
struct SpokenYear: Sendable {
    private struct Number {
        /// Folded, without blanks, in UTF-8.
        var letters: [UInt8]
        var value: Int
    }

    /// What a year may be made of, by its first letter.
    private let numbers: [UInt8: [Number]]

    /// More than any year that is said.
    static let maximumWords = 8

    /// Recorded music, and a little of the years to come.
    private static let years = 1900...2099

    init(numbers: WordList) {
        let all = numbers.entries.compactMap { entry in
            Int(entry.canonical).map { Number(letters: Array(entry.key.words().joined().utf8), value: $0) }
        }
        self.numbers = Dictionary(grouping: all.filter { 1...Self.years.upperBound ~= $0.value }) { $0.letters[0] }
    }

    /// Of the numbers it may be made of, without blanks.
    var keys: some Sequence<String> {
        numbers.values.lazy.joined().map { String(decoding: $0.letters, as: UTF8.self) }
    }

    /// Whether a year may begin like `text`, a part of ``FoldedText``: in digits, or with one of its numbers.
    func mayBegin(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        let letters = text.lazy.filter { $0 != .space && $0 != UInt8(ascii: "'") }
        return first.isDigit || first == UInt8(ascii: "+")
            || numbers[first]?.contains { letters.starts(with: $0.letters) } ?? false
    }

    /// - Parameter key: of ``FoldedText``.
    func year(_ key: String) -> Int? {
        if let year = Int(key) { return Self.years.contains(year) ? year : nil }
        return year(key.utf8.filter { $0 != .space }[...], after: 0)
    }

    /// The year that begins with the number `total` and goes on with `rest`.
    private func year(_ rest: ArraySlice<UInt8>, after total: Int) -> Int? {
        guard let first = rest.first else { return Self.years.contains(total) ? total : nil }
        for number in numbers[first] ?? [] where rest.starts(with: number.letters) {
            guard let sum = Self.sum(total, number.value) else { continue }
            if let year = year(rest.dropFirst(number.letters.count), after: sum) { return year }
        }
        return nil
    }

    /// What two numbers are together, the one said behind the other.
    private static func sum(_ total: Int, _ next: Int) -> Int? {
        let low = total % 1000
        switch next {
        case _ where total == 0: return next
        // "two thousand"
        case 1000 where total < 10: return total * 1000
        // "nineteen hundred", "mille neuf cent"
        case 100 where (1...9).contains(low) || (10...20).contains(total): return total - low + low * 100
        case 100...999 where low == 0 && next % 100 == 0: return total + next
        // "nineteen eighty"
        case 10...99 where (10...20).contains(total): return total * 100 + next
        case 1...99 where total >= 100 && total % 100 == 0: return total + next
        // "eighty four"
        case 1...9 where total % 100 >= 20 && total % 10 == 0: return total + next
        default: return nil
        }
    }
}
