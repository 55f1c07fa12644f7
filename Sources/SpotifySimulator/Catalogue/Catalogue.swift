import Foundation

/// All the music there is, in the order of its popularity. Immutable.
package struct Catalogue: Sendable {
    let tracks: [Track]
    let albums: [Album]
    let artists: [Artist]
    /// As they are before anybody changes one.
    let playlists: [Playlist]
    let shows: [Show]
    let search: SearchIndex
    private let trackByID: [String: Int]
    private let albumByID: [String: Int]
    private let artistByID: [String: Int]
    private let tracksByAlbum: [String: [Track]]
    private let tracksByArtist: [String: [Track]]

    init(tracks: [Track], playlists: [Playlist], shows: [Show] = []) {
        self.tracks = tracks
        self.playlists = playlists
        self.shows = shows
        albums = tracks.map(\.album).uniqued(by: \.id)
        artists = tracks.flatMap { $0.artists + $0.album.artists }.uniqued(by: \.id)
        search = SearchIndex(tracks: tracks, albums: albums, artists: artists, shows: shows)
        trackByID = Self.places(of: tracks.map(\.id))
        albumByID = Self.places(of: albums.map(\.id))
        artistByID = Self.places(of: artists.map(\.id))
        tracksByAlbum = Dictionary(grouping: tracks) { $0.album.id }.mapValues { $0.sorted { $0.number < $1.number } }
        tracksByArtist = tracks.reduce(into: [:]) { lists, track in
            for artist in track.artists { lists[artist.id, default: []].append(track) }
        }
    }

    func track(id: String) -> Track? { trackByID[id].map { tracks[$0] } }
    func album(id: String) -> Album? { albumByID[id].map { albums[$0] } }
    func artist(id: String) -> Artist? { artistByID[id].map { artists[$0] } }

    func show(id: String) -> Show? { shows.first { $0.id == id } }
    func episode(id: String) -> Episode? { shows.lazy.flatMap(\.episodes).first { $0.id == id } }

    /// In their order on the record.
    func tracks(of album: Album) -> [Track] { tracksByAlbum[album.id] ?? [] }

    /// The best known first.
    func tracks(of artist: Artist) -> [Track] { tracksByArtist[artist.id] ?? [] }

    func albums(of artist: Artist) -> [Album] { albums.filter { $0.artists.contains(artist) } }

    /// The track behind `spotify:track:...`.
    func track(uri: String) -> Track? {
        SpotifyURI(uri).flatMap { $0.kind == "track" ? track(id: $0.id) : nil }
    }

    /// What can be played by itself.
    func piece(uri: String) -> Piece? {
        guard let parsed = SpotifyURI(uri) else { return nil }
        switch parsed.kind {
        case "track": return track(id: parsed.id).map(Piece.track)
        case "episode": return episode(id: parsed.id).map(Piece.episode)
        default: return nil
        }
    }

    private static func places(of ids: [String]) -> [String: Int] {
        Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }
}

extension Sequence {
    /// The first of each kind, in order.
    func uniqued(by key: (Element) -> String) -> [Element] {
        var seen: Set<String> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
