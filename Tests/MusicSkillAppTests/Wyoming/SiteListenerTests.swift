import Adapters
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// Where satellites stand, as the home announces it.
@Suite(.timeLimit(.minutes(1)))
struct SiteListenerTests {
    private let sites = SiteMap(configured: ["kitchen-pi": "kitchen"])
    private let log = LogCapture()

    private func hear(_ payload: String, rooms: [Room] = HomeUnderTest.rooms) async {
        let listener = SiteListener(
            topics: Topics(base: "musicskill"), home: Home(rooms: rooms), sites: sites, log: log.log)
        await withDiscardingTaskGroup { group in
            let message = InboundMessage(topic: "musicskill/sites", payload: Array(payload.utf8), isRetained: true)
            listener.receive(message, in: &group)
        }
    }

    @Test func `a map replaces the one before it, and what is configured stands above both`() async {
        await hear(#"{"assist_satellite.bed": "Bedroom", "kitchen-pi": "garden"}"#)
        #expect(sites.rooms == ["assist_satellite.bed": "Bedroom", "kitchen-pi": "kitchen"])
        await hear(#"{"3f0c9b": "the cooking room"}"#)
        #expect(sites.rooms == ["3f0c9b": "the cooking room", "kitchen-pi": "kitchen"])
        await hear("")
        #expect(sites.rooms == ["kitchen-pi": "kitchen"])
    }

    @Test func `a room nobody knows is left out with a warning, unless no room is known at all`() async {
        await hear(#"{"a": "bedroom", "b": "dungeon"}"#)
        #expect(sites.rooms["a"] == "bedroom")
        #expect(!sites.knows("b"))
        #expect(log.lines.contains { $0.hasPrefix("warning") && $0.contains("room=dungeon") })
        await hear(#"{"b": "dungeon"}"#, rooms: [])
        #expect(sites.knows("b"))
    }

    @Test(arguments: [
        "kitchen", "[]", "null", #"{"a": 7}"#, #"{"a": {"room": "bedroom"}}"#, #"{"a": "bedroom""#,
        String(repeating: " ", count: 70_000),
    ])
    func `what is no map leaves the old one, with a warning`(payload: String) async {
        await hear(#"{"a": "bedroom"}"#)
        await hear(payload)
        #expect(sites.rooms["a"] == "bedroom")
        #expect(log.lines.contains { $0.hasPrefix("warning") && $0.contains("musicskill/sites is left as it was") })
    }

    @Test func `a satellite plays where the topic says it stands, over every door`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            try home.listener.publish("musicskill/sites", #"{"assist_satellite.k": "The Kitchen"}"#, retain: true)
            // One message after the other: an answer to this one means that the map has been heard.
            #expect(try await home.say("what's playing").transaction != "")
            let answer = try await WyomingPeer(port: port).say("play jazz", satellite: "assist_satellite.k")
            #expect(answer.type == "handled", "\(answer.text)")
            _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.state == "playing"
            }
            let reply = try await home.say("play queen", extra: #", "site": "assist_satellite.k""#)
            #expect(reply.player?.id == "kitchen_speaker")
        }
    }
}
