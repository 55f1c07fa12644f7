import Foundation
package import MusicSkillCore

/// What is sent to read and change what an account owns: the calls that Development Mode apps are left with in 2026.
/// https://developer.spotify.com/documentation/web-api/references/changes/february-2026
package enum SpotifyLibraryRequests {
    /// The most of a page, everywhere but in ``artistPageSize``.
    private static let pageSize = 50
    /// https://developer.spotify.com/documentation/web-api/reference/get-an-artists-albums
    private static let artistPageSize = 10
    private static let longestName = 100

    /// Says whose playlists are one's own; needs no scope for that.
    package static let profile = SpotifyCall(.get, "/me", isIdempotent: true)

    /// - Parameter cursor: an offset, or for followed artists the id of the last one seen.
    package static func page(of shelf: LibraryShelf, from cursor: String?) -> SpotifyCall {
        switch shelf {
        case .playlists: read("/me/playlists", scope: "playlist-read-private", offset: cursor)
        case .likedTracks: read("/me/tracks", scope: "user-library-read", offset: cursor)
        case .albums: read("/me/albums", scope: "user-library-read", offset: cursor)
        case .shows: read("/me/shows", scope: "user-library-read", offset: cursor)
        case .artists:
            SpotifyCall(
                .get, "/me/following",
                query: [
                    URLQueryItem(name: "type", value: "artist"), URLQueryItem(name: "limit", value: String(pageSize)),
                ] + (cursor.map { [URLQueryItem(name: "after", value: $0)] } ?? []), scope: "user-follow-read",
                isIdempotent: true)
        }
    }

    package static let recentlyPlayed = read("/me/player/recently-played", scope: "user-read-recently-played")

    package static func contains(_ item: MusicID) -> SpotifyCall {
        library(.get, "/me/library/contains", item, scope: readScope(of: item.kind))
    }

    package static func save(_ item: MusicID) -> SpotifyCall {
        library(.put, "/me/library", item, scope: modifyScope(of: item.kind))
    }

    package static func remove(_ item: MusicID) -> SpotifyCall {
        library(.delete, "/me/library", item, scope: modifyScope(of: item.kind))
    }

    /// Private: what is said in a living room is not for everybody.
    package static func createPlaylist(named name: String) throws(ProviderError) -> SpotifyCall {
        SpotifyCall(
            .post, "/me/playlists",
            body: try SpotifyRequests.json(NewPlaylist(name: String(name.prefix(longestName)), public: false)),
            scope: "playlist-modify-private", isIdempotent: false)
    }

    package static func add(_ pieces: [MusicID], to playlist: MusicID) throws(ProviderError) -> SpotifyCall {
        SpotifyCall(
            .post, "/playlists/\(try bareID(of: playlist))/items",
            body: try SpotifyRequests.json(NewItems(uris: pieces.prefix(SpotifyRequests.longestList).map(\.reference))),
            scope: "playlist-modify-private", isIdempotent: false)
    }

    /// Nothing for a single piece.
    package static func contents(of item: MusicID) throws(ProviderError) -> SpotifyCall? {
        let id = try bareID(of: item)
        switch item.kind {
        case .album: return read("/albums/\(id)/tracks")
        case .artist:
            return read("/artists/\(id)/albums", limit: artistPageSize, ("include_groups", "album,single"))
        case .playlist: return read("/playlists/\(id)/items", scope: "playlist-read-private")
        case .show: return read("/shows/\(id)/episodes", scope: "user-read-playback-position")
        case .track, .episode: return nil
        }
    }

    private static func read(
        _ path: String, scope: String? = nil, limit: Int = pageSize, offset: String? = nil,
        _ parameter: (name: String, value: String)? = nil
    ) -> SpotifyCall {
        let parameters = [parameter, ("limit", String(limit)), offset.map { ("offset", $0) }].compactMap(\.self)
        return SpotifyCall(
            .get, path, query: parameters.map { URLQueryItem(name: $0.name, value: $0.value) }, scope: scope,
            isIdempotent: true)
    }

    /// The URI goes into the query; a body is not read, whatever the migration guide shows.
    private static func library(
        _ method: HTTPRequest.Method, _ path: String, _ item: MusicID, scope: String
    ) -> SpotifyCall {
        SpotifyCall(
            method, path, query: [URLQueryItem(name: "uris", value: item.reference)], scope: scope, isIdempotent: true)
    }

    private static func readScope(of kind: MusicID.Kind) -> String {
        switch kind {
        case .artist: "user-follow-read"
        case .playlist: "playlist-read-private"
        case .track, .album, .show, .episode: "user-library-read"
        }
    }

    private static func modifyScope(of kind: MusicID.Kind) -> String {
        switch kind {
        case .artist: "user-follow-modify"
        case .playlist: "playlist-modify-public"
        case .track, .album, .show, .episode: "user-library-modify"
        }
    }

    /// The id without what says of which kind it is. A local file and Liked Songs have none.
    private static func bareID(of item: MusicID) throws(ProviderError) -> String {
        let parts = item.reference.split(separator: ":")
        guard parts.count == 3, let id = parts.last else {
            throw ProviderError(.notSupported, "Spotify's library has no entry for \(item.reference)")
        }
        return String(id)
    }
}

private struct NewPlaylist: Encodable {
    var name: String
    var `public`: Bool
}

private struct NewItems: Encodable {
    var uris: [String]
}
