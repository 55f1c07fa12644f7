import Adapters
import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// The door of Home Assistant's Assist, with the whole service behind it.
@Suite(.timeLimit(.minutes(1)))
struct WyomingDoorTests {
    @Test func `describe tells what the service is and which languages it speaks`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            let info = try await WyomingPeer(port: port).ask(WyomingEvent("describe"))
            #expect(info.type == "info")
            guard case .array(let programs) = info.data["handle"], let program = programs.first?.members,
                case .array(let models) = program["models"], let model = models.first?.members,
                case .array(let languages) = model["languages"]
            else {
                Issue.record("not an info: \(info)")
                return
            }
            #expect(program["name"] == "musicskill")
            #expect(program["supports_home_control"] == true)
            #expect(program["supports_handled_streaming"] == false)
            #expect(program["version"] == .string(App.version))
            #expect(model["name"] == "music")
            #expect(languages.contains("en") && languages.contains("de"))
        }
    }

    @Test func `a sentence plays in the room of its satellite, else of its device, and its context comes back`()
        async throws
    {
        try await HomeUnderTest.withWyoming { home, port in
            let peer = try WyomingPeer(port: port)
            let first = try await peer.say("play jazz", language: "en", satellite: "kitchen-pi", conversation: "c-1")
            #expect(first.type == "handled")
            #expect(first.text.hasPrefix("Playing"))
            #expect(first.data["context"] == ["satellite_id": "kitchen-pi", "conversation_id": "c-1"])
            _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.state == "playing"
            }
            let answer = try await peer.say("play queen", satellite: "assist_satellite.hall", device: "kitchen-pi")
            #expect(answer.type == "handled")
            #expect(await home.spotify.report.count("PUT /v1/me/player/play") == 2)
            let event = try await home.listener.next(EventOnWire.self, on: "musicskill/bridge/event") {
                $0.data["speech"] == answer.text
            }
            #expect(event.data["player"] == "kitchen_speaker")
            #expect(event.data["site"] == "kitchen-pi")
            #expect(event.data["door"] == "wyoming")
        }
    }

    @Test func `a question is a handled sentence, and who was asked can answer it`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            let peer = try WyomingPeer(port: port)
            let question = try await peer.say("play hurt in the kitchen", conversation: "c-1")
            #expect(question.type == "handled")
            #expect(question.text.contains("Johnny Cash"))
            let stranger = try await WyomingPeer(port: port).say("the second one", conversation: "c-2")
            #expect(stranger.type == "not-recognized")
            let answer = try await WyomingPeer(port: port).say("the second one", conversation: "c-1")
            #expect(answer.type == "handled")
            #expect(answer.text.contains("Hurt"))
        }
    }

    @Test func `what is not about music is not recognised`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            let peer = try WyomingPeer(port: port)
            for (text, language) in [("turn on the lights in the kitchen", "en"), ("spil jazz i køkkenet", "tlh")] {
                let answer = try await peer.say(text, language: language)
                #expect(answer.type == "not-recognized")
                #expect(!answer.text.isEmpty)
            }
        }
    }

    @Test func `a text that is none is answered, and the next sentence is heard`() async throws {
        let texts: [JSONValue] = [
            "", " \n", "play\u{7}jazz", .string(String(repeating: "la ", count: 300)), .null, 7, ["play", "jazz"],
        ]
        try await HomeUnderTest.withWyoming { home, port in
            let peer = try WyomingPeer(port: port)
            for text in texts {
                let answer = try await peer.ask(
                    WyomingEvent("transcript", ["text": text, "language": 7, "context": []]))
                #expect(answer.type == "not-handled")
                #expect(answer.text.contains("text"))
            }
            #expect(try await peer.say("what's playing").type != "not-recognized")
        }
    }

    @Test func `several requests on one connection are answered in their order, whoever else is there`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            let peer = try WyomingPeer(port: port)
            try peer.send(WyomingPeer.transcript("play jazz in the kitchen"))
            try peer.send(WyomingEvent("audio-start", ["rate": 16000]))
            try peer.send(WyomingEvent("ping", ["text": "still there?"]))
            try peer.send(WyomingPeer.transcript("pause"))
            peer.endSending()
            let others = try (1...20).map { _ in try WyomingPeer(port: port) }
            for other in others { #expect(try await other.ask(WyomingEvent("ping")) == WyomingEvent("pong")) }
            #expect(try await peer.next().type == "handled")
            #expect(try await peer.next() == WyomingEvent("pong", ["text": "still there?"]))
            #expect(try await peer.next().type == "handled")
            #expect(try await peer.event() == nil)
        }
    }

    @Test func `whatever is down, there is one answer in time, and describe is answered meanwhile`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            await home.spotify.add(.init(.stall, times: nil))
            let start = ContinuousClock.now
            let peer = try WyomingPeer(port: port)
            try peer.send(WyomingPeer.transcript("play jazz in the kitchen"))
            #expect(try await WyomingPeer(port: port).ask(WyomingEvent("describe")).type == "info")
            #expect(start.duration(to: .now) < .seconds(3))
            let answer = try await peer.next()
            #expect(start.duration(to: .now) < Utterance.voiceDeadline + .milliseconds(500))
            #expect(answer.type == "not-handled")
            #expect(!answer.text.isEmpty)
            peer.endSending()
            #expect(try await peer.event() == nil)
        }
    }

    @Test func `a peer that speaks otherwise is told and let go, and nobody else notices`() async throws {
        let texts = [
            "GET / HTTP/1.1\r\n", "{\"type\":\"transcript\",\"data_length\":-1}\n",
            "{\"type\":\"transcript\",\"data_length\":99999999999}\n",
            "{\"type\":\"transcript\",\"data_length\":2}\n[]", String(repeating: "a", count: 100_000),
        ]
        try await HomeUnderTest.withWyoming { home, port in
            let bystander = try WyomingPeer(port: port)
            for text in texts {
                let peer = try WyomingPeer(port: port)
                peer.send(Array(text.utf8))
                let error = try await peer.next()
                #expect(error.type == "error")
                #expect(error.data["code"] == "invalid_request")
                #expect(try await peer.event() == nil)
            }
            #expect(try await bystander.ask(WyomingEvent("ping")).type == "pong")
        }
    }

    @Test func `peers that ask nothing make room for one that does`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            var peers: [WyomingPeer] = []
            for _ in 1...65 {
                let peer = try WyomingPeer(port: port)
                #expect(try await peer.ask(WyomingEvent("ping")) == WyomingEvent("pong"))
                peers.append(peer)
            }
            #expect(try await peers[0].event() == nil)
            #expect(try await peers[1].ask(WyomingEvent("ping")) == WyomingEvent("pong"))
        }
    }

    @Test func `more sentences than can wait are refused at once, each with an answer`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            await home.spotify.add(.init(.stall, times: nil))
            let peers = try (1...60).map { _ in try WyomingPeer(port: port) }
            for (number, peer) in peers.enumerated() {
                try peer.send(WyomingPeer.transcript("play song number \(number)", nil, "satellite-\(number)"))
                peer.endSending()
            }
            for peer in peers {
                #expect(try await peer.next().type == "not-handled")
                #expect(try await peer.event() == nil)
            }
        }
    }

    @Test func `an address that is taken is said at the start`() async throws {
        let (descriptor, port) = try #require(LoopbackSocket.listen(on: nil))
        defer { close(descriptor) }
        let settings = Configuration.Wyoming(listen: ListenAddress(host: "127.0.0.1", port: port))
        let error = await #expect(throws: AppError.self) {
            try await HomeUnderTest.with(wyoming: settings) { _ in await stall() }
        }
        #expect(error?.message.hasPrefix("wyoming.listen: port \(port) on 127.0.0.1 is already in use") == true)
    }
}
