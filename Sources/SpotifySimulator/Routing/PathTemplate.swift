/// A path with named places: `/v1/playlists/{id}/items`.
struct PathTemplate: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let description: String
    private let parts: [Substring]

    init(stringLiteral value: String) {
        description = value
        parts = value.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The values of the named places.
    /// - Returns: nil when the path is another one.
    func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (part, value) in zip(parts, path) where part != value {
            guard part.hasPrefix("{"), !value.isEmpty else { return nil }
            values[String(part.dropFirst().dropLast())] = String(value)
        }
        return values
    }
}
