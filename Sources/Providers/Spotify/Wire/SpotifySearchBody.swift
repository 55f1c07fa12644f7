import MusicSkillCore

/// `GET /search`: one page for each kind that was asked for.
struct SpotifySearchBody: Decodable {
    struct Page: Decodable {
        var items: Tolerant<SpotifyItem>?
    }

    var tracks: Page?
    var albums: Page?
    var artists: Page?
    var playlists: Page?
    var episodes: Page?
    var shows: Page?

    func items(of kind: MusicID.Kind) -> [SpotifyItem] {
        let page =
            switch kind {
            case .track: tracks
            case .album: albums
            case .artist: artists
            case .playlist: playlists
            case .episode: episodes
            case .show: shows
            }
        return page?.items?.elements ?? []
    }
}
