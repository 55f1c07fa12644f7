import Foundation

/// What the user keeps: liked tracks, saved albums and shows, followed artists, and playlists.
struct Library: Sendable {
    struct Saved<Item: Sendable>: Sendable {
        let item: Item
        let addedAt: Date
    }

    /// `/me` in URIs.
    static let userID = "musicskill"

    /// The latest first, as in all lists of saved things.
    private(set) var tracks: [Saved<Track>]
    private(set) var albums: [Saved<Album>]
    private(set) var shows: [Saved<Show>]
    private(set) var artists: [Artist]
    /// All there are, the user's own and strangers'.
    var playlists: [Playlist]
    /// Ids of strangers' and Spotify's playlists the user follows.
    private(set) var followedPlaylists: Set<String>
    private var createdPlaylists = 1

    /// A modest beginning: the user likes what is in the user's own playlists, and follows one playlist of each kind.
    init(of catalogue: Catalogue, at date: Date) {
        let own = catalogue.playlists.filter { $0.owner == .user }.flatMap(\.tracks)
        let liked = (own.isEmpty ? catalogue.tracks : own).uniqued(by: \.id).prefix(20)
        tracks = liked.map { Saved(item: $0, addedAt: date) }
        albums = liked.map(\.album).uniqued(by: \.id).prefix(5).map { Saved(item: $0, addedAt: date) }
        artists = Array(liked.flatMap(\.artists).uniqued(by: \.id).prefix(8))
        shows = catalogue.shows.prefix(1).map { Saved(item: $0, addedAt: date) }
        playlists = catalogue.playlists
        let kinds: [Playlist.Owner] = [.stranger, .spotify]
        followedPlaylists = Set(kinds.compactMap { kind in catalogue.playlists.first { $0.owner == kind }?.id })
    }

    /// What `/me/playlists` lists.
    var ownAndFollowedPlaylists: [Playlist] {
        playlists.filter { $0.owner == .user || followedPlaylists.contains($0.id) }
    }

    func playlist(id: String) -> Playlist? { playlists.first { $0.id == id } }

    mutating func createPlaylist(_ name: String) -> Int {
        createdPlaylists += 1
        playlists.append(Playlist(name, owner: .user, entries: [], serial: createdPlaylists))
        return playlists.count - 1
    }

    func contains(_ uri: SpotifyURI) -> Bool {
        switch uri.kind {
        case "track": tracks.contains { $0.item.id == uri.id }
        case "album": albums.contains { $0.item.id == uri.id }
        case "show": shows.contains { $0.item.id == uri.id }
        case "artist": artists.contains { $0.id == uri.id }
        case "playlist": ownAndFollowedPlaylists.contains { $0.id == uri.id }
        default: false
        }
    }

    /// Once only, however often it is asked for.
    mutating func add(_ uri: SpotifyURI, from catalogue: Catalogue, at date: Date) {
        guard !contains(uri) else { return }
        switch uri.kind {
        case "track": tracks = catalogue.track(id: uri.id).map { [Saved(item: $0, addedAt: date)] + tracks } ?? tracks
        case "album": albums = catalogue.album(id: uri.id).map { [Saved(item: $0, addedAt: date)] + albums } ?? albums
        case "show": shows = catalogue.show(id: uri.id).map { [Saved(item: $0, addedAt: date)] + shows } ?? shows
        case "artist": artists = catalogue.artist(id: uri.id).map { [$0] + artists } ?? artists
        default: followedPlaylists.insert(uri.id)
        }
    }

    mutating func remove(_ uri: SpotifyURI) {
        tracks.removeAll { uri.kind == "track" && $0.item.id == uri.id }
        albums.removeAll { uri.kind == "album" && $0.item.id == uri.id }
        shows.removeAll { uri.kind == "show" && $0.item.id == uri.id }
        artists.removeAll { uri.kind == "artist" && $0.id == uri.id }
        if uri.kind == "playlist" { followedPlaylists.remove(uri.id) }
    }
}
