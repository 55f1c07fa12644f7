import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// Music that makes room for voices, seen at the simulated speakers.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct DuckingTests {
    @Test func `from the wake word to the end of the session it is quiet, for one call each way`() async throws {
        try await HomeUnderTest.withHermes { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.say("set the volume to 50").code == "ok")
            await home.spotify.resetReport()
            try home.listener.publish("hermes/hotword/hey/detected", #"{"siteId": "kitchen-pi", "modelId": "hey"}"#)
            try home.openSession("s")
            try await home.kitchenSounds(volume: Hush.standardLevel)
            try home.closeSession("s")
            try home.closeSession("s")
            try await home.kitchenSounds(volume: 50)
            #expect(await home.spotify.report.count("PUT") == 2)
        }
    }

    @Test func `where nothing plays a wake word costs no call`() async throws {
        try await HomeUnderTest.withHermes { home in
            for site in ["kitchen-pi", "default", "nowhere"] {
                try home.listener.publish("hermes/hotword/hey/detected", #"{"siteId": "\#(site)"}"#)
            }
            try await home.settle()
            #expect(await home.spotify.report.count("PUT") == 0)
        }
    }

    @Test func `what is asked for in the session stays after it`() async throws {
        try await HomeUnderTest.withHermes { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.say("set the volume to 50").code == "ok")
            try home.openSession("s")
            try await home.kitchenSounds(volume: Hush.standardLevel)
            try home.intend("VolumeUp", "louder", session: "s")
            #expect(try await home.end(of: "s").text?.contains("60") == true)
            try home.closeSession("s")
            try await home.settle()
            try await home.kitchenSounds(volume: 60)
        }
    }

    @Test func `music that starts waits for the end of the answer`() async throws {
        try await HomeUnderTest.withHermes(.init(ducking: .pause)) { home in
            try home.openSession("s")
            try home.intend("PlayMusic", "play jazz", session: "s")
            #expect(try await home.end(of: "s").text?.hasPrefix("Playing") == true)
            try await home.kitchenSounds(isPlaying: false)
            try home.closeSession("s")
            try await home.kitchenSounds()
        }
    }

    @Test func `an announcement pauses and lowers by request, and puts everything back`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.say("set the volume to 50").code == "ok")
            let outer = try await home.announce(#""room": "cooking room", "level": 20"#)
            #expect(outer.effect == "lowered" && outer.player == "kitchen_speaker")
            try await home.kitchenSounds(volume: 20)
            let inner = try await home.announce(#""player": "kitchen_speaker", "mode": "pause", "seconds": 300"#)
            #expect(inner.effect == "paused")
            #expect(try await home.announceDone(outer.token))
            try await home.kitchenSounds(volume: 20, isPlaying: false)
            #expect(try await home.announceDone(inner.token))
            #expect(try await home.announceDone(inner.token) == false)
            try await home.kitchenSounds(volume: 50)
            try await home.kitchenSounds()
            #expect(try await home.announce(#""site": "kitchen-pi", "seconds": 1"#).effect == "lowered")
            try await home.kitchenSounds(volume: Hush.standardLevel)
            try await home.kitchenSounds(volume: 50)
        }
    }

    @Test func `a wrong announcement is told what is wrong`() async throws {
        try await HomeUnderTest.with { home in
            let wrong = [
                ("{}", "player, room or site"), (#"{"room": "moon"}"#, "moon"), (#"{"room": "attic"}"#, "attic"),
                (#"{"player": "x"}"#, "called x"), (#"{"site": "x"}"#, "site"),
                (#"{"room": "kitchen", "mode": "louder"}"#, "lower or pause"),
                (#"{"room": "kitchen", "level": 101}"#, "0 to 100"),
                (#"{"room": "kitchen", "seconds": 0}"#, "1 to 300"),
                (#"{"room": 3}"#, "room"),
            ]
            for (number, (payload, hint)) in wrong.enumerated() {
                try home.listener.publish("musicskill/request/announce/start", payload)
                let answer = try await home.listener.nth(
                    FailureOnWire.self, number, on: "musicskill/response/announce/start")
                #expect(answer.status == "error" && answer.error.contains(hint), "\(answer.error)")
            }
        }
    }
}

private struct FailureOnWire: Decodable, Sendable {
    var status: String
    var error: String
}

private struct AnnouncementOnWire: Decodable, Sendable {
    var token: String
    var player: String
    var effect: String
}

extension HomeUnderTest {
    fileprivate func announce(_ fields: String) async throws -> AnnouncementOnWire {
        try await ask("announce/start", "{\(fields)}", for: AnnouncementOnWire.self).data
    }

    fileprivate func announceDone(_ token: String) async throws -> Bool {
        let answer = try await ask("announce/done", #"{"token": "\#(token)"}"#, for: [String: Bool].self)
        return answer.data["ended"] ?? false
    }

    /// Waits until that is how the kitchen really sounds, whatever anybody was told.
    fileprivate func kitchenSounds(volume: Int? = nil, isPlaying: Bool = true) async throws {
        try await eventually("kitchen \(isPlaying ? "playing" : "paused"), volume \(volume ?? -1)") {
            guard let truth = await spotify.sounding, truth.player == "Kitchen Speaker" else { return false }
            return truth.isPlaying == isPlaying && (volume ?? truth.volume) == truth.volume
        }
    }

    private func eventually(_ what: String, _ isSo: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while try await !isSo() {
            guard ContinuousClock.now < deadline else { throw TopicListener.Silence(description: "never: \(what)") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
