import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct PlaylistTests {
    private func playlist(_ name: String) throws -> Playlist {
        try #require(Catalogue.builtIn.playlists.first { $0.name == name })
    }

    @Test func `my playlists are mine and those I follow, nothing where Spotify's stand`() async throws {
        try await withSimulator { spotify in
            let list = await spotify.send("GET", "/v1/me/playlists").json
            let items = try #require(list["items"]?.elements)
            #expect(items.contains { $0["name"] == "My Jazz" })
            #expect(items.contains(nil))
            #expect(list["total"] == .integer(items.count))
        }
    }

    @Test func `only my own show what is in them, under the new names`() async throws {
        try await withSimulator { spotify in
            let mine = await spotify.send("GET", "/v1/playlists/\(try playlist("My Jazz").id)").json
            #expect(mine["items", "items", 0, "item", "type"] == "track")
            #expect(mine["tracks"] == nil)
            #expect(mine["items", "items", 0].members?.contains { $0.name == "track" } == false)

            let other = try playlist("Jazz Classics").id
            #expect(await spotify.send("GET", "/v1/playlists/\(other)").json["items"] == nil)
            let items = await spotify.send("GET", "/v1/playlists/\(other)/items")
            #expect(items.status == 403)
            #expect(items.text == #"{"error":{"status":403,"message":"Forbidden"}}"#)

            let editorial = try playlist("Jazz Vibes")
            #expect(editorial.id.hasPrefix("37i9dQZ"))
            #expect(editorial.id.count == 22)
            #expect(await spotify.send("GET", "/v1/playlists/\(editorial.id)").status == 404)
        }
    }

    @Test func `a new playlist can be filled, ordered and emptied`() async throws {
        try await withSimulator { spotify in
            let made = await spotify.send("POST", "/v1/me/playlists", body: #"{"name":"Sunday","public":false}"#)
            #expect(made.status == 201)
            #expect(made.json["public"] == false)
            let path = "/v1/playlists/\(try #require(made.json["id"]?.text))/items"
            let uris = ["so what miles", "naima", "take five"].map(spotify.track)
            func contents() async -> [String] {
                let page = await spotify.send("GET", path).json
                return page["items"]?.elements?.compactMap { $0["item", "uri"].text } ?? []
            }

            let added = await spotify.send("POST", path, body: #"{"uris":["\#(uris[0])","\#(uris[1])"]}"#)
            #expect(added.status == 201)
            #expect(await spotify.send("POST", path, query: ["uris": uris[2], "position": "0"]).status == 201)
            #expect(await contents() == [uris[2], uris[0], uris[1]])

            let moved = await spotify.send("PUT", path, body: #"{"range_start":0,"insert_before":3}"#)
            #expect(moved.status == 200)
            #expect(moved.json["snapshot_id"] != added.json["snapshot_id"])
            #expect(await contents() == uris.indices.map { uris[$0] })

            _ = await spotify.send("DELETE", path, body: #"{"items":[{"uri":"\#(uris[1])"}]}"#)
            #expect(await contents() == [uris[0], uris[2]])
            _ = await spotify.send("PUT", path, body: #"{"uris":["\#(uris[1])"]}"#)
            #expect(await contents() == [uris[1]])
            #expect(await spotify.simulator.report.violations == [])
        }
    }

    @Test(arguments: [("POST", #"{"uris":["TRACK"]}"#), ("PUT", #"{"uris":[]}"#), ("DELETE", #"{"items":[]}"#)])
    func `a stranger's playlist cannot be changed`(_ method: String, _ body: String) async throws {
        try await withSimulator { spotify in
            let path = "/v1/playlists/\(try playlist("Jazz Classics").id)/items"
            let real = body.replacing("TRACK", with: spotify.track("naima"))
            #expect(await spotify.send(method, path, body: real).status == 403)
        }
    }

    @Test func `the key of the old removal is refused`() async throws {
        try await withSimulator { spotify in
            let path = "/v1/playlists/\(try playlist("My Jazz").id)/items"
            let answer = await spotify.send("DELETE", path, body: #"{"tracks":[{"uri":"spotify:track:x"}]}"#)
            #expect(answer.status == 400)
            #expect(
                await spotify.simulator.report.violations == [
                    "DELETE /v1/playlists/{id}/items: missing body member items",
                    "DELETE /v1/playlists/{id}/items: unknown body member tracks",
                ])
        }
    }
}
