/// A stretch of time as it is said: "1:20", "30 seconds", "one minute twenty", "half a minute".
struct SpokenTime: Sendable {
    /// Seconds of each unit; what stands there for 0, such as "and", only joins.
    let units: WordList
    let numbers: WordList

    /// No piece of music is longer.
    private static let longest = 24 * 3600

    /// A number that is worth calculating with: what anybody says or writes in a list may be of any length.
    private static func amount(_ digits: some StringProtocol) -> Int? {
        Int(digits).flatMap { (0...longest).contains($0) ? $0 : nil }
    }

    /// Of the units and numbers it is made of.
    var keys: some Sequence<String> { [units, numbers].lazy.flatMap(\.entries).map(\.key) }

    /// - Parameter key: of ``FoldedText``.
    /// - Returns: seconds; nothing where it is no time, such as a number without a unit.
    func seconds(_ key: String) -> Int? {
        let words = key.words()
        let total = words.count == 1 ? clock(words[0]) ?? sum(words) : sum(words)
        return total.flatMap { (0...Self.longest).contains($0) ? $0 : nil }
    }

    /// "1:20", "1:02:03"
    private func clock(_ word: Substring) -> Int? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(Self.amount)
        guard (2...3).contains(parts.count), parts.dropFirst().allSatisfy({ $0.map((0..<60).contains) ?? false })
        else { return nil }
        return parts.reduce(0) { total, part in part.flatMap { part in total.map { $0 * 60 + part } } }
    }

    private func sum(_ words: [Substring]) -> Int? {
        var rest = words[...]
        var total: Int?
        var smallest = 60
        while !rest.isEmpty {
            let start = rest.startIndex
            let digits = take(&rest, Self.amount)
            // A unit may hold its own amount: "half a minute".
            let leading = digits == nil ? takeUnit(&rest) : nil
            let isBare = (leading ?? 0) > 0 && rest.startIndex == start + 1
            let amount = digits ?? (leading == nil ? takeNumber(&rest) : isBare ? takeCount(&rest) : nil)
            if let unit = leading ?? takeUnit(&rest) {
                total = (total ?? 0) + (amount ?? 1) * unit
                if unit > 0 { smallest = unit }
            } else if let amount {
                // "one minute twenty", "one twenty"
                if rest.isEmpty {
                    guard let whole = total, amount < 60, smallest > 1 else { return nil }
                    return whole + amount * smallest / 60
                }
                guard total == nil else { return nil }
                total = amount * 60
            } else {
                return nil
            }
        }
        return total
    }

    /// "2" of "minute 2"; not "30" of "minute 30 seconds".
    private func takeCount(_ rest: inout ArraySlice<Substring>) -> Int? {
        var behind = rest
        guard let count = take(&behind, Self.amount) ?? takeNumber(&behind) else { return nil }
        var next = behind
        if let unit = takeUnit(&next), unit > 0 { return nil }
        rest = behind
        return count
    }

    private func takeUnit(_ rest: inout ArraySlice<Substring>) -> Int? {
        // The list knows its units by their seconds, too.
        take(&rest) { Int($0) == nil ? units[$0].flatMap(Self.amount) : nil }
    }

    private func takeNumber(_ rest: inout ArraySlice<Substring>) -> Int? {
        take(&rest) { numbers[$0].flatMap(Self.amount) }
    }

    /// The longest beginning of `rest` that `meaning` knows, taken off.
    private func take(_ rest: inout ArraySlice<Substring>, _ meaning: (String) -> Int?) -> Int? {
        for count in stride(from: min(rest.count, 6), to: 0, by: -1) {
            guard let number = meaning(rest.prefix(count).joined(separator: " ")) else { continue }
            rest = rest.dropFirst(count)
            return number
        }
        return nil
    }
}
