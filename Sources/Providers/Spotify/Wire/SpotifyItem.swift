/// A track, album, artist, playlist, show or episode, with what is of interest of it. Anything may be missing: fields
/// were removed in 2026, local files have none.
struct SpotifyItem: Decodable {
    struct Artist: Decodable {
        var name: String?
    }

    struct Image: Decodable {
        var url: String?
    }

    /// The album of a track or the show of an episode.
    struct Parent: Decodable {
        var name: String?
        var images: Tolerant<Image>?
    }

    struct Owner: Decodable {
        enum CodingKeys: String, CodingKey {
            case id
            case name = "display_name"
        }

        var id: String?
        var name: String?
    }

    enum CodingKeys: String, CodingKey {
        case uri, name, artists, album, show, owner, images
        case isCollaborative = "collaborative"
        case duration = "duration_ms"
    }

    var uri: String?
    var name: String?
    var artists: Tolerant<Artist>?
    var album: Parent?
    var show: Parent?
    var owner: Owner?
    /// Of a playlist: those who follow it may change it.
    var isCollaborative: Bool?
    /// Widest first.
    var images: Tolerant<Image>?
    /// Milliseconds.
    var duration: Double?

    /// Whether this is a playlist that the user may change.
    func isPlaylist(editableBy user: String?) -> Bool {
        guard let owner else { return false }
        return isCollaborative == true || user != nil && owner.id == user
    }
}
