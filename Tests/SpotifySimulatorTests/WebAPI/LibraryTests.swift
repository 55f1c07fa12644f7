import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct LibraryTests {
    @Test func `what is liked is contained and listed until it is not`() async throws {
        try await withSimulator { spotify in
            let track = try #require(Catalogue.builtIn.search.tracks(SearchQuery("hoppípolla")).first)
            let uris = [track.uri, track.album.uri, track.artists[0].uri].joined(separator: ",")
            func contains() async -> String {
                await spotify.send("GET", "/v1/me/library/contains", query: ["uris": uris]).text
            }
            #expect(await contains() == "[false,false,false]")
            #expect(await spotify.send("PUT", "/v1/me/library", query: ["uris": uris]).status == 200)
            #expect(await contains() == "[true,true,true]")
            #expect(await spotify.send("GET", "/v1/me/tracks").json["items", 0, "track", "uri"].text == track.uri)
            #expect(await spotify.send("GET", "/v1/me/albums").json["items", 0, "album", "uri"].text == track.album.uri)
            let following = await spotify.send("GET", "/v1/me/following", query: ["type": "artist", "limit": "1"]).json
            #expect(following["artists", "items", 0, "name"] == "Sigur Rós")
            #expect(following["artists", "cursors", "after"].text == track.artists[0].id)
            #expect(await spotify.send("DELETE", "/v1/me/library", query: ["uris": uris]).status == 200)
            #expect(await contains() == "[false,false,false]")
        }
    }

    @Test func `following pages by cursor to its end`() async throws {
        try await withSimulator { spotify in
            var names: [JSON] = []
            var after: String? = "start"
            while let cursor = after {
                let page = await spotify.send(
                    "GET", "/v1/me/following", query: ["type": "artist", "limit": "3", "after": cursor]
                ).json
                names += page["artists", "items"].elements?.compactMap { $0["name"] } ?? []
                after = page["artists", "cursors", "after"].text
            }
            let total = await spotify.send("GET", "/v1/me/following", query: ["type": "artist"]).json
            #expect(.integer(names.count) == total["artists", "total"])
        }
    }

    @Test func `each kind of item needs its own scope`() async throws {
        try await withSimulator(scopes: ["user-library-modify"]) { spotify in
            let track = try #require(Catalogue.builtIn.tracks.first)
            #expect(await spotify.send("PUT", "/v1/me/library", query: ["uris": track.uri]).status == 200)
            #expect(await spotify.send("PUT", "/v1/me/library", query: ["uris": track.artists[0].uri]).status == 403)
        }
    }

    @Test func `the profile says who, and nothing that was removed`() async throws {
        try await withSimulator { spotify in
            let me = await spotify.send("GET", "/v1/me").json
            #expect(me["id"] == "musicskill")
            #expect(me["account_id"]?.text?.isEmpty == false)
            let names = Set(me.members?.map(\.name) ?? [])
            #expect(names.isDisjoint(with: ["country", "email", "product", "followers", "explicit_content"]))
        }
    }

    @Test func `an album tells its tracks in order, an artist its albums`() async throws {
        try await withSimulator { spotify in
            let track = try #require(Catalogue.builtIn.search.tracks(SearchQuery("so what miles davis")).first)
            let album = await spotify.send("GET", "/v1/albums/\(track.album.id)").json
            #expect(album["tracks", "items", 0, "name"] == "So What")
            #expect(album["total_tracks"] == album["tracks", "total"])
            #expect(album["tracks", "items", 0, "album"] == nil)
            let path = "/v1/artists/\(track.artists[0].id)/albums"
            let albums = await spotify.send("GET", path, query: ["include_groups": "album", "limit": "10"]).json
            #expect(albums["items"]?.elements?.contains { $0["name"] == "Kind of Blue" } == true)
            #expect(await spotify.send("GET", "/v1/tracks/\(track.id)").json["name"] == "So What")
        }
    }
}
