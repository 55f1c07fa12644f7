/// `spotify:album:4aawyAB9vmqN3uQ7FjRGTy`, and the older `spotify:user:name:playlist:id`.
struct SpotifyURI: Sendable, Equatable {
    let kind: String
    let id: String

    /// - Returns: nil when the text is no such thing.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts[0] == "spotify", !parts.contains("") else { return nil }
        if parts[1] == "user", parts.last == "collection" {
            (kind, id) = ("collection", parts[2])
        } else {
            (kind, id) = (parts[parts.count - 2], parts[parts.count - 1])
        }
    }
}
