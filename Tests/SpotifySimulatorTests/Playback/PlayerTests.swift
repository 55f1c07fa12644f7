import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct PlayerTests {
    private func kindOfBlue() throws -> (album: Album, tracks: [Track]) {
        let track = try #require(Catalogue.builtIn.search.tracks(SearchQuery("so what miles davis")).first)
        return (track.album, Catalogue.builtIn.tracks(of: track.album))
    }

    @Test func `an album plays from where it is told and goes on by itself`() async throws {
        try await withSimulator { spotify in
            let (album, tracks) = try kindOfBlue()
            let start = await spotify.play(
                #"{"context_uri":"\#(album.uri)","offset":{"position":1},"position_ms":5000}"#)
            #expect(start.status == 204)
            let state = await spotify.player()
            #expect(state["context", "uri"].text == album.uri)
            #expect(state["context", "type"] == "album")
            #expect(state["item", "uri"].text == tracks[1].uri)
            #expect(state["progress_ms"] == 5200)
            #expect(state["actions", "disallows"] == ["resuming": true])

            spotify.time.advance(by: tracks[1].duration)
            #expect(await spotify.player()["item", "uri"].text == tracks[2].uri)
            let queue = await spotify.send("GET", "/v1/me/player/queue").json
            #expect(queue["currently_playing", "uri"].text == tracks[2].uri)
            #expect(queue["queue"]?.elements?.compactMap { $0["uri"]?.text } == tracks.dropFirst(3).map(\.uri))
        }
    }

    @Test func `a queued track comes next`() async throws {
        try await withSimulator { spotify in
            let (album, _) = try kindOfBlue()
            let other = spotify.track("naima")
            _ = await spotify.play(#"{"context_uri":"\#(album.uri)"}"#)
            #expect(await spotify.send("POST", "/v1/me/player/queue", query: ["uri": other]).status == 204)
            #expect(await spotify.send("POST", "/v1/me/player/next").status == 204)
            #expect(await spotify.player()["item", "uri"].text == other)
        }
    }

    @Test func `shuffle, repeat and seek show`() async throws {
        try await withSimulator { spotify in
            let (album, tracks) = try kindOfBlue()
            _ = await spotify.play(#"{"context_uri":"\#(album.uri)"}"#)
            #expect(await spotify.send("PUT", "/v1/me/player/shuffle", query: ["state": "true"]).status == 204)
            #expect(await spotify.send("PUT", "/v1/me/player/repeat", query: ["state": "context"]).status == 204)
            #expect(await spotify.send("PUT", "/v1/me/player/seek", query: ["position_ms": "60000"]).status == 204)
            let state = await spotify.player()
            #expect(state["shuffle_state"] == true)
            #expect(state["repeat_state"] == "context")
            #expect(state["progress_ms"] == 60_200)
            #expect(state["item", "uri"].text == tracks[0].uri)
            #expect(await spotify.send("PUT", "/v1/me/player/seek", query: ["position_ms": "36000000"]).status == 204)
            #expect(await spotify.player()["item", "uri"].text != tracks[0].uri)
        }
    }

    @Test(arguments: [
        ("/v1/me/player/volume", ["volume_percent": "101"]), ("/v1/me/player/volume", ["volume_percent": "-1"]),
        ("/v1/me/player/volume", ["volume_percent": "loud"]), ("/v1/me/player/volume", [:]),
        ("/v1/me/player/repeat", ["state": "foo"]), ("/v1/me/player/shuffle", ["state": "1"]),
        ("/v1/me/player/seek", ["position_ms": "-5"]),
    ])
    func `a parameter that cannot be is refused and reported`(
        _ path: String, _ query: [String: String]
    ) async throws {
        try await withSimulator { spotify in
            let request = ServerRequest(
                method: "PUT", path: path, query: query.map { (name: $0.key, value: $0.value) },
                headers: ["authorization": "Bearer \(spotify.accessToken)", "content-length": "0"])
            #expect(await spotify.simulator.handle(request).status == 400)
            #expect(await spotify.simulator.report.violations.count == 1)
        }
    }

    @Test func `what was heard is remembered, the latest first`() async throws {
        try await withSimulator { spotify in
            let (album, tracks) = try kindOfBlue()
            _ = await spotify.play(#"{"context_uri":"\#(album.uri)"}"#)
            spotify.time.advance(by: tracks[0].duration + tracks[1].duration + .seconds(1))
            let heard = await spotify.send("GET", "/v1/me/player/recently-played", query: ["limit": "1"]).json
            #expect(heard["items", 0, "track", "uri"].text == tracks[1].uri)
            #expect(heard["items", 0, "context", "uri"].text == album.uri)
            let before = try #require(heard["cursors", "before"].text)
            let older = await spotify.send("GET", "/v1/me/player/recently-played", query: ["before": before]).json
            #expect(older["items"]?.elements?.count == 1)
            #expect(older["items", 0, "track", "uri"].text == tracks[0].uri)
        }
    }

    @Test func `currently playing has no device, and nothing is 204`() async throws {
        try await withSimulator { spotify in
            #expect(await spotify.send("GET", "/v1/me/player/currently-playing").status == 204)
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            await spotify.settle()
            let playing = await spotify.send("GET", "/v1/me/player/currently-playing").json
            #expect(playing["item", "name"] == "Naima")
            #expect(playing["device"] == nil)
            #expect(playing["context"] == .null)
        }
    }

    @Test func `the collection and an old playlist address are contexts too`() async throws {
        try await withSimulator { spotify in
            let collection = "spotify:user:musicskill:collection"
            #expect(await spotify.play(#"{"context_uri":"\#(collection)"}"#).status == 204)
            #expect(await spotify.player()["context", "type"] == "collection")
            let playlist = try #require(Catalogue.builtIn.playlists.first { $0.name == "My Jazz" })
            let legacy = "spotify:user:musicskill:playlist:\(playlist.id)"
            #expect(await spotify.play(#"{"context_uri":"\#(legacy)"}"#).status == 204)
            let state = await spotify.player()
            #expect(state["context", "uri"].text == legacy)
            #expect(state["item", "uri"].text == playlist.tracks[0].uri)
        }
    }

    @Test func `resuming goes on where the music was, also on another speaker`() async throws {
        try await withSimulator { spotify in
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            spotify.time.advance(by: .seconds(20))
            _ = await spotify.send("PUT", "/v1/me/player/pause")
            spotify.time.advance(by: .seconds(60))
            let id = SimulatedSpotify.id("Living Room Speaker")
            #expect(await spotify.send("PUT", "/v1/me/player/play", query: ["device_id": id]).status == 204)
            let state = await spotify.player()
            #expect(state["device", "id"].text == id)
            #expect(state["progress_ms"] == 20_200)
        }
    }
}
