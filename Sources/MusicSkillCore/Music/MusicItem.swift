/// Something that can be played, as a provider describes it.
package struct MusicItem: Sendable, Equatable, Codable {
    package var id: MusicID
    package var name: String
    /// Main artist first. For a playlist, its owner's name.
    package var artists: [String]
    package var album: String?
    /// Of a track or an episode.
    package var duration: Duration?
    package var artworkURL: String?

    package init(
        id: MusicID, name: String, artists: [String] = [], album: String? = nil, duration: Duration? = nil,
        artworkURL: String? = nil
    ) {
        self.id = id
        self.name = name
        self.artists = artists
        self.album = album
        self.duration = duration
        self.artworkURL = artworkURL
    }
}
