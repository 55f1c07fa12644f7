import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// A player's own topics: order in, effect at the service, state back.
@Suite(.timeLimit(.minutes(1)))
struct PlayerDoorTests {
    private static let kitchen = "musicskill/players/kitchen_speaker"

    @Test func `an order to a player is carried out there and shown in its state`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.set("kitchen_speaker/set/volume", "35").code == "ok")
            _ = try await home.listener.next(PlayerOnWire.self, on: Self.kitchen) { $0.volume == 35 }
            #expect(try await home.set("kitchen_speaker/set/transport", "playpause").code == "ok")
            _ = try await home.listener.next(PlayerOnWire.self, on: Self.kitchen) { $0.state == "paused" }
            #expect(try await home.set("kitchen_speaker/set", #"{"state": "playing", "volume": 20}"#).code == "ok")
            let state = try await home.listener.next(PlayerOnWire.self, on: Self.kitchen) {
                $0.state == "playing" && $0.volume == 20
            }
            #expect(state.item != nil)
        }
    }

    @Test func `music goes where a player's own sentence was said`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.set("living_room_speaker/set/say", "play jazz")
            #expect(reply.code == "ok")
            #expect(reply.player?.id == "living_room_speaker")
            let moved = try await home.set("living_room_speaker/set/source", "Kitchen Speaker")
            #expect(moved.player?.id == "kitchen_speaker")
        }
    }

    @Test func `several properties in one message get one answer, and a second delivery does nothing`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            await home.spotify.resetReport()
            let request = #"{"volume": 33, "shuffle": true, "repeat": "all", "transaction": "abc"}"#
            let reply = try await home.set("kitchen_speaker/set", request)
            #expect(reply.code == "ok")
            #expect(reply.transaction == "abc")
            #expect(await home.spotify.report.count("PUT") == 3)
            #expect(try await home.set("kitchen_speaker/set", request).code == "duplicate")
            #expect(await home.spotify.report.count("PUT") == 3)
            #expect(home.listener.count(of: "musicskill/reply") == 3)
        }
    }

    @Test func `orders to a player are carried out as they came, whatever they are about`() async throws {
        try await HomeUnderTest.with { home in
            let topic = "\(Self.kitchen)/set"
            try home.listener.publish("\(topic)/play", "abbey road")
            try home.listener.publish("\(topic)/transport", "pause")
            let replies = try await [
                home.listener.nth(ReplyOnWire.self, 0, on: "musicskill/reply"),
                home.listener.nth(ReplyOnWire.self, 1, on: "musicskill/reply"),
            ]
            #expect(replies.map(\.intent) == ["play", "pause"])
            #expect(replies.map(\.code) == ["ok", "ok"])
        }
    }

    @Test func `every wrong order is answered once`() async throws {
        try await HomeUnderTest.with { home in
            let orders = [
                ("kitchen_speaker/set/volume", "loud"), ("kitchen_speaker/set/colour", "red"),
                ("kitchen_speaker/set", "play"), ("nowhere/set/transport", "pause"),
            ]
            for (topic, payload) in orders {
                let reply = try await home.set(topic, payload)
                #expect(reply.code == "invalid_request")
            }
            #expect(home.listener.count(of: "musicskill/reply") == orders.count)
        }
    }
}

extension HomeUnderTest {
    fileprivate func set(_ topic: String, _ payload: String) async throws -> ReplyOnWire {
        try await sayRaw(Array(payload.utf8), on: "musicskill/players/\(topic)")
    }
}
