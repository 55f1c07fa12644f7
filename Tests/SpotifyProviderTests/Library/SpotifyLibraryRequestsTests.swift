import MusicSkillCore
import SpotifyProvider
import Testing

/// What goes over the wire to read and change a library, to the letter.
@Suite(.timeLimit(.minutes(1)))
struct SpotifyLibraryRequestsTests {
    private func line(_ call: SpotifyCall) -> String {
        let query = call.query.isEmpty ? "" : "?\(call.query.percentEncoded)"
        let body = call.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
        return "\(call.method.rawValue) \(call.path)\(query)\(body)"
    }

    @Test(
        arguments: [
            (LibraryShelf.playlists, nil, "GET /me/playlists?limit=50", "playlist-read-private"),
            (.likedTracks, "150", "GET /me/tracks?limit=50&offset=150", "user-library-read"),
            (.albums, nil, "GET /me/albums?limit=50", "user-library-read"),
            (.shows, nil, "GET /me/shows?limit=50", "user-library-read"),
            (.artists, "abc", "GET /me/following?type=artist&limit=50&after=abc", "user-follow-read"),
        ] as [(LibraryShelf, String?, String, String)])
    func `each shelf has its call and its scope`(shelf: LibraryShelf, cursor: String?, wanted: String, scope: String) {
        let call = SpotifyLibraryRequests.page(of: shelf, from: cursor)
        #expect(line(call) == wanted)
        #expect(call.scope == scope)
    }

    @Test(arguments: [
        (MusicID.Kind.track, "user-library-modify", "user-library-read"),
        (.album, "user-library-modify", "user-library-read"), (.show, "user-library-modify", "user-library-read"),
        (.artist, "user-follow-modify", "user-follow-read"),
        (.playlist, "playlist-modify-public", "playlist-read-private"),
    ])
    func `saving goes by the query, whatever is saved`(kind: MusicID.Kind, modify: String, read: String) {
        let id = MusicID(kind, "spotify:\(kind.rawValue):x")
        let query = "?uris=spotify%3A\(kind.rawValue)%3Ax"
        #expect(line(SpotifyLibraryRequests.save(id)) == "PUT /me/library\(query)")
        #expect(line(SpotifyLibraryRequests.remove(id)) == "DELETE /me/library\(query)")
        #expect(line(SpotifyLibraryRequests.contains(id)) == "GET /me/library/contains\(query)")
        #expect(SpotifyLibraryRequests.save(id).scope == modify)
        #expect(SpotifyLibraryRequests.contains(id).scope == read)
        #expect(SpotifyLibraryRequests.save(id).isIdempotent)
    }

    @Test(arguments: [
        (MusicID.Kind.album, "GET /albums/x/tracks?limit=50"),
        (.artist, "GET /artists/x/albums?include_groups=album%2Csingle&limit=10"),
        (.playlist, "GET /playlists/x/items?limit=50"), (.show, "GET /shows/x/episodes?limit=50"),
    ])
    func `what is in something is asked for within the limits of 2026`(kind: MusicID.Kind, wanted: String) throws {
        let id = MusicID(kind, "spotify:\(kind.rawValue):x")
        #expect(try SpotifyLibraryRequests.contents(of: id).map(line) == wanted)
    }

    @Test func `a single piece holds nothing, and a local file is not in the library`() throws {
        #expect(try SpotifyLibraryRequests.contents(of: MusicID(.track, "spotify:track:x")) == nil)
        #expect(throws: ProviderError.self) {
            try SpotifyLibraryRequests.add([], to: MusicID(.playlist, "spotify:user:me:collection"))
        }
    }

    @Test func `a new playlist is private, and neither it nor an addition is sent twice`() throws {
        let create = try SpotifyLibraryRequests.createPlaylist(named: "Rainy \"Days\"")
        #expect(line(create) == #"POST /me/playlists {"name":"Rainy \"Days\"","public":false}"#)
        #expect(!create.isIdempotent)
        let pieces = (0..<120).map { MusicID(.track, "spotify:track:\($0)") }
        let add = try SpotifyLibraryRequests.add(Array(pieces.prefix(2)), to: MusicID(.playlist, "spotify:playlist:x"))
        #expect(line(add) == #"POST /playlists/x/items {"uris":["spotify:track:0","spotify:track:1"]}"#)
        #expect(!add.isIdempotent)
        let many = try SpotifyLibraryRequests.add(pieces, to: MusicID(.playlist, "spotify:playlist:x"))
        #expect(!line(many).contains("spotify:track:100"))
    }

    @Test func `an id is not counted as an endpoint of its own`() throws {
        let call = try SpotifyLibraryRequests.contents(of: MusicID(.album, "spotify:album:4aawyAB9vmqN3uQ7FjRGTy"))
        #expect(call?.endpoint == "GET /albums/{id}/tracks")
        #expect(SpotifyLibraryRequests.recentlyPlayed.endpoint == "GET /me/player/recently-played")
    }
}
