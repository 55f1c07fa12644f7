import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct PlayAndReadTests {
    @Test func `play on a named speaker shows up after a moment`() async throws {
        try await withSimulator { spotify in
            let track = try #require(Catalogue.builtIn.search.tracks(SearchQuery("take five")).first)
            let kitchen = Device("Kitchen Speaker").id
            let play = await spotify.send(
                "PUT", "/v1/me/player/play", query: ["device_id": kitchen], body: #"{"uris":["\#(track.uri)"]}"#)
            #expect(play.status == 204)
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)

            await spotify.settle()
            let state = try #require(JSON.parse(Array(await spotify.send("GET", "/v1/me/player").text.utf8)))
            #expect(state["item"]?["uri"]?.text == track.uri)
            #expect(state["is_playing"] == true)
            #expect(state["progress_ms"] == 200)
            #expect(state["device"]?["id"]?.text == kitchen)
            #expect(await spotify.simulator.report.violations == [])
        }
    }
}
