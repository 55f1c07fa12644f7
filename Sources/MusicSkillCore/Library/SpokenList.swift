/// Lists that every household has and no catalogue: they are named, and played piece by piece.
enum SpokenList: Sendable, Equatable {
    /// The account's liked tracks.
    case liked
    /// What was heard last.
    case recent

    /// The name skills give to the liked tracks, whatever people call them.
    private static let likedName = NameKey("liked songs")

    init?(_ reading: Interpretation) {
        if let playlist = reading.slots[.playlist], NameKey(playlist.value) == Self.likedName {
            self = .liked
        } else if reading.slots[.sort]?.value == "recent", !reading.namesMusic {
            self = .recent
        } else {
            return nil
        }
    }
}
