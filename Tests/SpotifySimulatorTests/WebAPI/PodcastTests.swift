import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct PodcastTests {
    private let show = BuiltInShows.all[1]

    @Test func `a show is found, and tells its episodes with the latest first`() async throws {
        try await withSimulator { spotify in
            let found = await spotify.send("GET", "/v1/search", query: ["q": "slow kitchen", "type": "show,episode"])
                .json
            #expect(found["shows", "items", 0, "uri"].text == show.uri)
            #expect(found["episodes", "total"] == 0)
            let episodes = await spotify.send("GET", "/v1/shows/\(show.id)/episodes", query: ["limit": "2"]).json
            #expect(episodes["items", 0, "name"] == "Bread Without Hurry")
            #expect(episodes["items", 0, "release_date"] == "2026-01-01")
            #expect(episodes["items", 1, "release_date"] == "2025-12-25")
            #expect(episodes["total"] == 3)
            #expect(episodes["items", 0, "show"] == nil)
        }
    }

    @Test func `a saved show is on the shelf until it is removed`() async throws {
        try await withSimulator { spotify in
            #expect(await spotify.send("PUT", "/v1/me/library", query: ["uris": show.uri]).status == 200)
            #expect(await spotify.send("GET", "/v1/me/shows").json["items", 0, "show", "name"] == "The Slow Kitchen")
            _ = await spotify.send("DELETE", "/v1/me/library", query: ["uris": show.uri])
            #expect(await spotify.send("GET", "/v1/me/library/contains", query: ["uris": show.uri]).text == "[false]")
        }
    }

    @Test func `an episode plays by itself and a show from its latest, and neither counts as heard music`() async throws
    {
        try await withSimulator { spotify in
            let episode = show.episodes[2]
            #expect(await spotify.play(#"{"uris":["\#(episode.uri)"]}"#).status == 204)
            let player = await spotify.player()
            #expect(player["item", "uri"].text == episode.uri)
            #expect(player["item", "show", "name"] == "The Slow Kitchen")
            #expect(player["currently_playing_type"] == "episode")
            spotify.time.advance(by: .seconds(60))
            #expect(await spotify.play(#"{"context_uri":"\#(show.uri)"}"#).status == 204)
            #expect(await spotify.player()["item", "name"] == "Bread Without Hurry")
            let heard = await spotify.send("GET", "/v1/me/player/recently-played").json
            #expect(heard["items"].elements?.isEmpty == true)
        }
    }
}
