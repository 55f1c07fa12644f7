/// `spotify:album:4aawyAB9vmqN3uQ7FjRGTy`, the older `spotify:user:name:playlist:id`, and `spotify:user:name:collection`.
struct SpotifyURI: Sendable, Equatable {
    let kind: String
    let id: String

    /// - Returns: nil when the text is no such thing.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.first == "spotify", !parts.contains("") else { return nil }
        switch (parts.count, parts.dropFirst().first, parts.last) {
        case (4, "user", "collection"): (kind, id) = ("collection", parts[2])
        case (5, "user", _): (kind, id) = (parts[3], parts[4])
        case (3, _, _): (kind, id) = (parts[1], parts[2])
        default: return nil
        }
    }
}
