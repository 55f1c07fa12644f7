import Adapters
import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// Home Assistant as the broker sees it: configurations, an order from each entity, its effect at Spotify, the state back.
@Suite(.timeLimit(.minutes(1)))
struct HomeAssistantTests {
    private static let kitchen = "homeassistant/device/musicskill-kitchen_speaker/config"
    private static let bridge = "homeassistant/device/musicskill/config"
    private static let state = "musicskill/players/kitchen_speaker"

    /// An entity's control, moved as somebody at a dashboard would.
    private struct Move {
        var entity: String
        var payload: String
        /// What Spotify is asked then.
        var call: String
        var shows: @Sendable (JSONValue) -> Bool
    }

    private static let moves = [
        Move(entity: "say", payload: "play jazz", call: "PUT /v1/me/player/play") { $0["state"] == "playing" },
        Move(entity: "volume", payload: "33", call: "PUT /v1/me/player/volume") { $0["volume"] == 33 },
        Move(entity: "mute", payload: "ON", call: "PUT /v1/me/player/volume") { $0["mute"] == true },
        Move(entity: "mute", payload: "OFF", call: "PUT /v1/me/player/volume") {
            $0["mute"] == false && $0["volume"] == 33
        },
        Move(entity: "shuffle", payload: "ON", call: "PUT /v1/me/player/shuffle") { $0["shuffle"] == true },
        Move(entity: "shuffle", payload: "OFF", call: "PUT /v1/me/player/shuffle") { $0["shuffle"] == false },
        Move(entity: "repeat", payload: "one", call: "PUT /v1/me/player/repeat") { $0["repeat"] == "track" },
        Move(entity: "repeat", payload: "all", call: "PUT /v1/me/player/repeat") { $0["repeat"] == "context" },
        Move(entity: "repeat", payload: "off", call: "PUT /v1/me/player/repeat") { $0["repeat"] == "off" },
        Move(entity: "position", payload: "60", call: "PUT /v1/me/player/seek") { state in
            if case .integer(let position)? = state["position_ms"] { position >= 60_000 } else { false }
        },
        Move(entity: "pause", payload: "pause", call: "PUT /v1/me/player/pause") { $0["state"] == "paused" },
        Move(entity: "play", payload: "play", call: "PUT /v1/me/player/play") { $0["state"] == "playing" },
        Move(entity: "next", payload: "next", call: "POST /v1/me/player/next") { $0["item"]?["title"] != nil },
        Move(entity: "previous", payload: "previous", call: "POST /v1/me/player/previous") {
            $0["item"]?["title"] != nil
        },
        Move(entity: "like", payload: "like", call: "PUT /v1/me/library") { $0["item"]?["title"] != nil },
        Move(entity: "source", payload: "Living Room Speaker", call: "PUT /v1/me/player") { $0["state"] == "idle" },
    ]

    @Test func `each entity of a player is heard, obeyed and told back`() async throws {
        try await HomeUnderTest.with { home in
            let components = try await home.listener.next(JSONValue.self, on: Self.kitchen)["components"]
            for move in Self.moves {
                let topic = try #require(components?[move.entity]?["command_topic"]?.text)
                await home.spotify.resetReport()
                #expect(try await home.sayRaw(Array(move.payload.utf8), on: topic).code == "ok", "\(move)")
                #expect(await home.spotify.report.count(move.call) == 1, "\(move)")
                try await home.listener.newest(on: Self.state, where: move.shows)
            }
            try await home.listener.text(on: "\(Self.state)/source", is: "None")
            try await home.listener.text(on: "musicskill/players/living_room_speaker/source", is: "Living Room Speaker")
            #expect(home.listener.count(of: "\(Self.state)/cover") > 0)
        }
    }

    @Test func `a playlist is chosen by its name and shown by it`() async throws {
        try await HomeUnderTest.with { home in
            // A sentence about a playlist makes the service read the library at once.
            #expect(try await home.say("play my playlist party hits in the kitchen").code == "ok")
            _ = try await home.listener.next(JSONValue.self, on: Self.kitchen) {
                $0["components"]?["playlist"]?["options"]?.texts.contains("Dinner") == true
            }
            try await home.listener.text(on: "\(Self.state)/playlist", is: "Party Hits")
            #expect(try await home.sayRaw(Array("Dinner".utf8), on: "\(Self.state)/set/playlist").code == "ok")
            try await home.listener.text(on: "\(Self.state)/playlist", is: "Dinner")
        }
    }

    @Test func `what was said last stands on the bridge's own topic`() async throws {
        try await HomeUnderTest.with { home in
            let components = try await home.listener.next(JSONValue.self, on: Self.bridge)["components"]
            #expect(components?["say"]?["command_topic"] == "musicskill/say")
            _ = try await home.say("zorgle fnord")
            _ = try await home.say("play jazz in the kitchen")
            let last = try await home.listener.next(JSONValue.self, on: "musicskill/bridge/last") {
                $0["reply"]?["code"] == "ok"
            }
            #expect(last["command"]?["text"] == "play jazz in the kitchen")
            #expect(last["reply"]?["player"] == "Kitchen Speaker")
            #expect(last["error"]?["code"] == "not_understood")
        }
    }

    @Test func `of what an earlier run said, only what is wanted stays, and nobody else's is touched`() async throws {
        let old = #"{"availability": [{"topic": "musicskill/bridge/state"}], "components": {}}"#
        let foreign = #"{"availability": [{"topic": "zigbee2mqtt/bridge/state"}]}"#
        let stale = "homeassistant/device/musicskill-sold_speaker/config"
        let staleMedia = "homeassistant/media_player/musicskill-kitchen_speaker/config"
        let others = [
            "homeassistant/device/lamp/config": foreign, "homeassistant/device/broken/config": "{",
            "homeassistant/device/second/config": old.replacing("musicskill/", with: "musicskill2/"),
        ]
        let before = Self.kitchen
        try await HomeUnderTest.with(
            before: { listener in
                for (topic, payload) in others { try listener.publish(topic, payload, retain: true) }
                try listener.publish(stale, old, retain: true)
                try listener.publish(
                    staleMedia, #"{"availability": {"topic": "musicskill/players/kitchen_speaker/availability"}}"#,
                    retain: true)
                try listener.publish(
                    before, old.replacing("{}", with: #"{"alarm": {"platform": "siren"}, "x": {"platform": "text"}}"#),
                    retain: true)
            },
            { home in
                try await home.listener.text(on: stale, is: "")
                try await home.listener.text(on: staleMedia, is: "")
                let parting = try await home.listener.nth(JSONValue.self, 1, on: Self.kitchen)
                #expect(parting["components"]?["alarm"] == ["platform": "siren"])
                #expect(parting["components"]?["state"]?["platform"] == "sensor")
                let final = try await home.listener.nth(JSONValue.self, 2, on: Self.kitchen)
                #expect(final["components"]?["alarm"] == nil && final["components"]?["x"] == nil)
                for topic in others.keys { #expect(home.listener.count(of: topic) == 1) }
            })
    }

    @Test func `a start of Home Assistant is heard`() async throws {
        try await HomeUnderTest.with { home in
            _ = try await home.listener.nth(JSONValue.self, 0, on: Self.bridge)
            let before = home.listener.count(of: "musicskill/bridge/info")
            try home.listener.publish("homeassistant/status", "online")
            // The greeting waits up to ten seconds.
            _ = try await home.listener.nth(
                JSONValue.self, before, on: "musicskill/bridge/info", within: .seconds(15))
        }
    }

    @Test func `a media player's own topics are told and heard where they are wanted`() async throws {
        var wanted = Configuration.HomeAssistant()
        wanted.mediaPlayer = true
        try await HomeUnderTest.with(homeAssistant: wanted) { home in
            let player = try await home.listener.next(
                JSONValue.self, on: "homeassistant/media_player/musicskill-kitchen_speaker/config")
            let play = try #require(player["command_playmedia_topic"]?.text)
            let media = #"{"media_type": "music", "media_id": "jazz"}"#
            #expect(try await home.sayRaw(Array(media.utf8), on: play).code == "ok")
            try await home.listener.text(on: "\(Self.state)/mp/state", is: "playing")
            #expect(try await home.sayRaw(Array("0.2".utf8), on: "\(Self.state)/mp/set/volume").code == "ok")
            try await home.listener.text(on: "\(Self.state)/mp/volume", is: "0.2")
            #expect(
                try await home.sayRaw(Array("loud".utf8), on: "\(Self.state)/mp/set/volume").code == "invalid_request")
        }
    }
}

extension TopicListener {
    /// Waits until the newest message on `topic` is as it should be.
    fileprivate func newest(on topic: String, where isRight: (JSONValue) -> Bool) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(10))
        while ContinuousClock.now < deadline {
            if let payload = messages(on: topic).last?.payload,
                isRight(try JSONDecoder().decode(JSONValue.self, from: Data(payload)))
            {
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Silence(description: "the newest on \(topic) is not as it should be: \(everything.suffix(8))")
    }
}
