import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// Music that makes room for voices, seen at the simulated speakers.
@Suite(.timeLimit(.minutes(1)))
struct DuckingTests {
    private static let kitchen = "musicskill/players/kitchen_speaker"

    private func volume(_ level: Int, in home: HomeUnderTest) async throws {
        try await home.spotifyShows("Kitchen Speaker", volume: level)
    }

    @Test func `from the wake word to the end of the session it is quiet, for one call each way`() async throws {
        try await HomeUnderTest.withHermes { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.say("set the volume to 50").code == "ok")
            await home.spotify.resetReport()
            try home.listener.publish("hermes/hotword/hey/detected", #"{"siteId": "kitchen-pi", "modelId": "hey"}"#)
            try home.open("s")
            try await volume(Hush.standardLevel, in: home)
            try home.close("s")
            try home.close("s")
            try await volume(50, in: home)
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
            try home.open("s")
            try await volume(Hush.standardLevel, in: home)
            try home.intend("VolumeUp", "louder", session: "s")
            #expect(try await home.end(of: "s").text?.contains("60") == true)
            try home.close("s")
            try await home.settle()
            try await volume(60, in: home)
        }
    }

    @Test func `music that starts waits for the end of the answer`() async throws {
        try await HomeUnderTest.withHermes({ $0.ducking = .pause }) { home in
            try home.open("s")
            try home.intend("PlayMusic", "play jazz", session: "s")
            #expect(try await home.end(of: "s").text?.hasPrefix("Playing") == true)
            try await home.playerShows(Self.kitchen, state: "paused")
            try home.close("s")
            try await home.playerShows(Self.kitchen, state: "playing")
        }
    }

    @Test func `an announcement pauses and lowers by request, and puts everything back`() async throws {
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            #expect(try await home.say("set the volume to 50").code == "ok")
            let outer = try await home.announce(#""room": "cooking room", "level": 20"#)
            #expect(outer.effect == "lowered" && outer.player == "kitchen_speaker")
            try await volume(20, in: home)
            let inner = try await home.announce(#""player": "kitchen_speaker", "mode": "pause", "seconds": 300"#)
            #expect(inner.effect == "paused")
            #expect(try await home.announceDone(outer.token))
            try await volume(20, in: home)
            #expect(try await home.announceDone(inner.token))
            #expect(try await home.announceDone(inner.token) == false)
            try await volume(50, in: home)
            try await home.playerShows(Self.kitchen, state: "playing")
            #expect(try await home.announce(#""site": "kitchen-pi", "seconds": 1"#).effect == "lowered")
            try await volume(Hush.standardLevel, in: home)
            try await volume(50, in: home)
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

private struct AnswerOnWire<Payload: Decodable & Sendable>: Decodable, Sendable {
    var data: Payload
    var transaction: String?
}

extension HomeUnderTest {
    fileprivate func announce(_ fields: String) async throws -> AnnouncementOnWire {
        try await ask("announce/start", fields)
    }

    fileprivate func announceDone(_ token: String) async throws -> Bool {
        let answer: [String: Bool] = try await ask("announce/done", #""token": "\#(token)""#)
        return answer["ended"] ?? false
    }

    private func ask<Payload: Decodable & Sendable>(_ name: String, _ fields: String) async throws -> Payload {
        let transaction = UUID().uuidString
        try listener.publish("musicskill/request/\(name)", #"{"transaction": "\#(transaction)", \#(fields)}"#)
        return try await listener.next(AnswerOnWire<Payload>.self, on: "musicskill/response/\(name)") {
            $0.transaction == transaction
        }.data
    }

    /// Waits until the player's newest payload shows `state`.
    fileprivate func playerShows(_ topic: String, state: String) async throws {
        try await eventually("\(topic) \(state)") {
            guard let newest = listener.messages(on: topic).last else { return false }
            return try JSONDecoder().decode(PlayerOnWire.self, from: Data(newest.payload)).state == state
        }
    }

    /// Waits until the service's own speaker has the volume, whatever anybody thinks.
    fileprivate func spotifyShows(_ player: String, volume: Int) async throws {
        try await eventually("\(player) at \(volume)") {
            let account = await graph.accounts.all[0]
            let frame = RequestFrame(deadline: graph.time.now() + .seconds(5))
            return try await account.provider.players(frame: frame).first { $0.name == player }?.volume == volume
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
