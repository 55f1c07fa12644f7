/// A year as it is said: "1984", "nineteen eighty four", "two thousand and ten".
struct SpokenYear: Sendable {
    let numbers: WordList

    /// Recorded music, and a little of the years to come.
    private static let years = 1900...2099

    /// - Parameter key: of ``FoldedText``.
    func year(_ key: String) -> Int? {
        if let year = Int(key) { return Self.years.contains(year) ? year : nil }
        if let year = numbers[key].flatMap({ Int($0) }) { return Self.years.contains(year) ? year : nil }
        for space in key.indices where key[space] == " " {
            let year = joined(String(key[..<space]), String(key[key.index(after: space)...]))
            if let year, Self.years.contains(year) { return year }
        }
        return nil
    }

    /// "nineteen" and "eighty four", "two thousand" and "ten".
    private func joined(_ first: String, _ second: String) -> Int? {
        guard let first = numbers[first].flatMap({ Int($0) }), let second = numbers[second].flatMap({ Int($0) }) else {
            return nil
        }
        if first == 2000, (1...99).contains(second) { return first + second }
        return (10...99).contains(second) ? first * 100 + second : nil
    }
}
