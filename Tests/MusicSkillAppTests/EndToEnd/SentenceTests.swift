import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// Promises 1, 4 and 5 of the README, from an MQTT message in to topics out and what Spotify was sent.
@Suite(.timeLimit(.minutes(1)))
struct SentenceTests {
    @Test func `a sentence over MQTT makes music, one reply and new state topics`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.say("play jazz in kitchen")
            #expect(reply.code == "ok")
            #expect(reply.intent == "play")
            #expect(reply.slots == ["genre": "jazz", "room": "kitchen"])
            #expect(reply.speech.hasPrefix("Playing"))
            #expect(reply.speech.contains("in the kitchen"))
            #expect(reply.player?.id == "kitchen_speaker")
            let state = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.state == "playing"
            }
            #expect(state.item != nil)
            #expect(state.positionMilliseconds != nil)
            let report = await home.spotify.report
            #expect(report.violations == [])
            #expect(report.count("PUT /v1/me/player/play") == 1)
            #expect(home.listener.count(of: "musicskill/reply") == 1)
        }
    }

    @Test func `music starts at no more than five calls the first time and two the second`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in kitchen").code == "ok")
            #expect(await home.spotify.report.count() <= 5)
            try await Task.sleep(for: DuplicateGuard.echo)
            await home.spotify.resetReport()
            #expect(try await home.say("play jazz in kitchen").code == "ok")
            #expect(await home.spotify.report.count() <= 2)
        }
    }

    @Test func `a title and an artist find the right song among namesakes`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.say("play stand by me by ben e king in the living room")
            #expect(reply.code == "ok")
            #expect(reply.item?.title.hasPrefix("Stand by Me") == true)
            #expect(reply.item?.artist == "Ben E. King")
            #expect(reply.speech.contains("in the living room"))
        }
    }

    @Test func `playing is only said when the player shows it`() async throws {
        try await HomeUnderTest.with { home in
            await home.spotify.add(Fault(.ignored, method: "PUT", path: "/v1/me/player/play", times: nil))
            let reply = try await home.say("play jazz in kitchen")
            #expect(reply.code == "not_confirmed")
            #expect(!reply.speech.hasPrefix("Playing"))
        }
    }

    @Test func `nothing is started when nothing fits`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.say("play something that does not exist qqqq")
            #expect(reply.code == "not_found")
            #expect(await home.spotify.report.count("PUT") == 0)
        }
    }

    @Test func `an unknown room is named, with the rooms there are`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.say("play jazz in the ballroom")
            #expect(reply.code == "no_player")
            #expect(reply.speech.contains("ballroom"))
            #expect(reply.speech.contains("kitchen"))
            #expect(await home.spotify.report.count("PUT") == 0)
        }
    }

    @Test func `pause pauses, and says so when nothing plays`() async throws {
        try await HomeUnderTest.with { home in
            let silent = try await home.say("pause")
            #expect(silent.code == "ok")
            #expect(await home.spotify.report.count("PUT") == 0)
            #expect(try await home.say("play jazz in kitchen").code == "ok")
            try await Task.sleep(for: DuplicateGuard.echo)
            #expect(try await home.say("pause").code == "ok")
            _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.state == "paused"
            }
        }
    }

    @Test func `volume, next, what is playing and moving the music`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.say("set the volume to 35 percent").code == "ok")
            _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.volume == 35
            }
            #expect(try await home.say("louder").code == "ok")
            _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.volume == 45
            }
            #expect(try await home.say("next song").code == "ok")
            let playing = try await home.say("what's playing")
            #expect(playing.code == "ok")
            #expect(playing.item != nil)
            let moved = try await home.say("move the music to the living room")
            #expect(moved.code == "ok")
            #expect(moved.player?.id == "living_room_speaker")
            _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/living_room_speaker") {
                $0.state == "playing"
            }
            #expect(await home.spotify.report.violations == [])
        }
    }

    @Test func `a sleeping speaker that was seen before is woken`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            try await home.spotify.change(.sleep("Kitchen Speaker"))
            #expect(try await home.say("play miles davis in the kitchen").code == "ok")
        }
    }

    @Test func `a restricted speaker is named as such`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.say("play jazz in the garden")
            #expect(reply.code == "player_restricted")
            #expect(reply.speech.contains("Garden Speaker"))
        }
    }

    @Test func `a limit is told at once with its seconds`() async throws {
        try await HomeUnderTest.with { home in
            var limit = Fault(.rateLimited)
            limit.retryAfter = 41
            await home.spotify.add(limit)
            let start = ContinuousClock.now
            let reply = try await home.say("play jazz in the kitchen")
            #expect(reply.code == "rate_limited")
            // The watcher's own look may have met the limit some seconds before.
            #expect((30...50).contains(reply.retryAfterSeconds ?? 0))
            #expect(reply.speech.contains("seconds"))
            #expect(start.duration(to: .now) < .seconds(6))
            #expect(await home.spotify.report.violations == [])
        }
    }

    @Test func `a dry run tells what it would do and touches nothing`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.say("play jazz in kitchen", extra: #", "dry_run": true, "explain": true"#)
            #expect(reply.code == "ok")
            #expect(reply.explain?.searches == ["jazz"])
            #expect(await home.spotify.report.count("PUT") == 0)
        }
    }
}
