import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct TimelineTests {
    @Test func `a command shows after the visibility delay, not before`() async throws {
        try await withSimulator { spotify in
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))","\#(spotify.track("giant steps"))"]}"#)
            spotify.time.advance(by: .milliseconds(199))
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)
            spotify.time.advance(by: .milliseconds(1))
            #expect(await spotify.send("GET", "/v1/me/player").json["item", "name"] == "Naima")

            _ = await spotify.send("POST", "/v1/me/player/next")
            spotify.time.advance(by: .milliseconds(100))
            let old = await spotify.send("GET", "/v1/me/player").json
            #expect(old["item", "name"] == "Naima")
            #expect(old["progress_ms"] == 300)
            #expect(await spotify.player()["item", "name"] == "Giant Steps")
        }
    }

    @Test func `commands are judged by the truth, not by what can be seen`() async throws {
        try await withSimulator { spotify in
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            #expect(await spotify.send("PUT", "/v1/me/player/pause").status == 204)
            #expect(await spotify.send("PUT", "/v1/me/player/pause").status == 403)
            #expect(await spotify.player()["is_playing"] == false)
        }
    }

    @Test func `the delay can be changed, also to none`() async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "settings", body: #"{"visibility_delay_ms":0}"#)
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            #expect(await spotify.send("GET", "/v1/me/player").json["is_playing"] == true)
        }
    }
}
