/// What stands in `q`: free words and field filters such as `artist:Queen year:1975-1980`.
struct SearchQuery: Sendable, Equatable {
    enum Field: String, Sendable, CaseIterable { case track, artist, album, genre, year }

    private(set) var words: [String] = []
    private(set) var filters: [Field: String] = [:]
    /// An apostrophe inside a field filter finds nothing. https://github.com/spotify/web-api/issues/1212
    private(set) var isBroken = false

    init(_ text: String) {
        var field: Field?
        var free: [Substring] = []
        for part in text.replacing("\"", with: "").split(separator: " ") {
            let split = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            var value = part
            if split.count == 2, let named = Field(rawValue: split[0].lowercased()) {
                field = named
                value = split[1]
                filters[named] = ""
            }
            // A filter's value runs on to the next filter.
            if let field {
                filters[field] = [filters[field] ?? "", String(value)].filter { !$0.isEmpty }.joined(separator: " ")
            } else {
                free.append(value)
            }
        }
        words = TextFolding.words(free.joined(separator: " "))
        isBroken = filters.values.contains { $0.contains("'") || $0.contains("’") }
    }

    /// The years asked for: `1985`, `1980-1989`.
    var years: ClosedRange<Int>? {
        let bounds = filters[.year]?.split(separator: "-").compactMap { Int($0) } ?? []
        guard let first = bounds.first, let last = bounds.last, first <= last else { return nil }
        return first...last
    }

    func words(of field: Field) -> [String] { filters[field].map(TextFolding.words) ?? [] }
}
