import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct SearchTests {
    @Test func `five results unless told otherwise, ten at most, with the way to more`() async throws {
        try await withSimulator { spotify in
            let five = await spotify.send("GET", "/v1/search", query: ["q": "love", "type": "track"]).json
            #expect(five["tracks", "items"].elements?.count == 5)
            #expect(five["tracks", "limit"] == 5)
            #expect(
                five["tracks", "next"] == "https://api.spotify.com/v1/search?q=love&type=track&offset=5&limit=5")
            #expect(five["tracks", "previous"] == nil)
            let second = await spotify.send(
                "GET", "/v1/search", query: ["q": "love", "type": "track", "limit": "10", "offset": "5"]
            ).json
            #expect(second["tracks", "items"].elements?.count == 10)
            #expect(second["tracks", "offset"] == 5)
        }
    }

    @Test func `several kinds come in one answer`() async throws {
        try await withSimulator { spotify in
            let found = await spotify.send(
                "GET", "/v1/search", query: ["q": "queen", "type": "track,artist,album,playlist,show"]
            ).json
            #expect(found.members?.map(\.name) == ["albums", "artists", "playlists", "shows", "tracks"].sorted())
            #expect(found["artists", "items", 0, "name"] == "Queen")
            #expect(found["shows", "total"] == 0)
        }
    }

    @Test(arguments: [["type": "track"], ["q": "", "type": "track"], ["q": "a"], ["q": "a", "type": "song"]])
    func `what to search, and for what kind, must be said`(_ query: [String: String]) async throws {
        try await withSimulator { spotify in
            let request = ServerRequest(
                method: "GET", path: "/v1/search", query: query.map { (name: $0.key, value: $0.value) },
                headers: ["authorization": "Bearer \(spotify.accessToken)"])
            #expect(await spotify.simulator.handle(request).status == 400)
        }
    }

    @Test func `Spotify's own playlists are nothing where they would stand`() async throws {
        try await withSimulator { spotify in
            let found = await spotify.send(
                "GET", "/v1/search", query: ["q": "jazz", "type": "playlist", "limit": "10"]
            ).json
            let items = try #require(found["playlists", "items"].elements)
            #expect(items.contains(nil))
            #expect(items.contains { $0["name"] == "Jazz Classics" })
            #expect(items.contains { $0["name"] == "My Jazz" })
        }
    }

    @Test func `bodies are those of a Development Mode app in 2026`() async throws {
        try await withSimulator { spotify in
            let found = await spotify.send(
                "GET", "/v1/search", query: ["q": "björk", "type": "track,artist,album"]
            ).json
            let names = { (object: JSON) in Set(object.members?.map(\.name) ?? []) }
            #expect(names(found["tracks", "items", 0]).isDisjoint(with: ["popularity", "available_markets"]))
            #expect(names(found["artists", "items", 0]).isDisjoint(with: ["popularity", "followers"]))
            #expect(
                names(found["albums", "items", 0])
                    .isDisjoint(with: ["popularity", "available_markets", "label", "album_group"]))
            #expect(names(found["tracks", "items", 0]).isSuperset(of: ["album", "external_ids", "duration_ms", "uri"]))
        }
    }
}
