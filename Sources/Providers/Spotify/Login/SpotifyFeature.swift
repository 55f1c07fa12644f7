/// What a household may be allowed to do, and the scopes Spotify wants for it.
/// https://developer.spotify.com/documentation/web-api/concepts/scopes
package enum SpotifyFeature: String, Sendable, CaseIterable {
    case playback
    case recentlyPlayed = "recently played"
    case playlists
    case playlistChanges = "changing playlists"
    case library
    case libraryChanges = "changing the library"
    case follows = "followed artists"
    case followChanges = "following artists"
    case favourites
    case podcastPositions = "podcast positions"
    case country = "music of the account's country"

    package var scopes: [String] {
        switch self {
        case .playback: ["user-read-playback-state", "user-modify-playback-state", "user-read-currently-playing"]
        case .recentlyPlayed: ["user-read-recently-played"]
        case .playlists: ["playlist-read-private", "playlist-read-collaborative"]
        case .playlistChanges: ["playlist-modify-private", "playlist-modify-public"]
        case .library: ["user-library-read"]
        case .libraryChanges: ["user-library-modify"]
        case .follows: ["user-follow-read"]
        case .followChanges: ["user-follow-modify"]
        case .favourites: ["user-top-read"]
        case .podcastPositions: ["user-read-playback-position"]
        case .country: ["user-read-private"]
        }
    }

    /// The word for the feature that needs `scope`, as the replies know it.
    package static func word(for scope: String?) -> String {
        switch allCases.first(where: { $0.scopes.contains(scope ?? "") }) {
        case .library?, .libraryChanges?, .favourites?, .podcastPositions?: "library"
        case .playlists?, .playlistChanges?: "playlists"
        case .recentlyPlayed?: "history"
        case .follows?, .followChanges?: "follow"
        case .playback?, .country?, nil: "playback"
        }
    }

    /// What a login with these scopes cannot do.
    package static func missing(from scopes: [String]) -> [SpotifyFeature] {
        allCases.filter { !Set(scopes).isSuperset(of: $0.scopes) }
    }
}
