/// One who plays.
struct Artist: Sendable, Equatable {
    let id: String
    let name: String

    var uri: String { "spotify:artist:\(id)" }
}

/// A record, or what stands for one when the catalogue only knows a title.
struct Album: Sendable, Equatable {
    let id: String
    let title: String
    let artists: [Artist]
    let year: Int?
    let trackCount: Int

    var uri: String { "spotify:album:\(id)" }
    var kind: String { trackCount == 1 ? "single" : "album" }
}

/// One recording.
struct Track: Sendable, Equatable {
    let id: String
    let title: String
    let artists: [Artist]
    let album: Album
    /// From 1, within the album.
    let number: Int
    let duration: Duration
    let isrc: String?
    let genre: String?

    var uri: String { "spotify:track:\(id)" }
}
