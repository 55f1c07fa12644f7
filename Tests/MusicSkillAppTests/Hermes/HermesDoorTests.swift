import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// Rhasspy and its relatives on a real broker: whatever shape an intent has, its session is answered once.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct HermesDoorTests {
    /// What engines send, each in its own session; `$` stands for the session's id.
    private static let shapes: [(topic: String, payload: String)] = [
        (
            "PlayMusic",
            #"""
            {"input": "play jazz in the kitchen", "intent": {"intentName": "PlayMusic", "confidenceScore": 1.0},
             "siteId": "kitchen-pi", "sessionId": "$", "id": null, "customData": "hey", "lang": null,
             "slots": [{"entity": "genres", "slotName": "genre", "rawValue": "jazz", "confidence": 1.0,
               "value": {"kind": "Unknown", "value": "jazz"}, "range": {"start": 5, "end": 9, "rawStart": 5, "rawEnd": 9}}],
             "asrTokens": [[{"value": "play", "confidence": 0.9, "rangeStart": 0, "rangeEnd": 4, "time": null}]],
             "asrConfidence": 0.81, "rawInput": "play jazz in the kitchen", "wakewordId": "hey"}
            """#
        ),
        (
            "ada:SetVolume",
            #"""
            {"input": "set the volume to thirty", "intent": {"intentName": "ada:SetVolume"}, "sessionId": "$",
             "siteId": "kitchen-pi", "slots": [{"slotName": "percent", "confidenceScore": 0.7, "rawValue": "thirty",
               "value": {"kind": "Number", "value": 30}, "alternatives": [{"kind": "Number", "value": 13}]}],
             "alternatives": [], "asrTokens": [{"value": "set"}, {"value": "the"}]}
            """#
        ),
        (
            "user_x__VolumeUp",
            #"{"input": "LOUDER", "intent": null, "sessionId": "$", "slots": null, "new": {"key": 1}}"#
        ),
        ("NextSong", #"{"input": "next song", "sessionId": "$", "siteId": "kitchen-pi"}"#),
        ("PauseMusic", #"{"sessionId": "$", "siteId": "kitchen-pi", "slots": []}"#),
        (
            "PlayMusic",
            #"""
            {"input": "play queen", "sessionId": "$", "siteId": "kitchen-pi", "customData": {"opaque": [1]},
             "slots": [{"slotName": "room", "rawValue": "kitchen", "value": {"kind": "Custom"}},
               {"slotName": "room", "rawValue": "attic", "value": "attic"}]}
            """#
        ),
        ("PlayMusic", #"{"input": "xyzzy frobnicate", "sessionId": "$", "siteId": "nowhere"}"#),
        ("PlayMusic", #"{"sessionId": "$"}"#),
        ("PlayMusic", #"{"sessionId": "$", "input": "\#(String(repeating: "play ", count: 300))"}"#),
        ("PlayMusic", #"{"sessionId": "$", "input": "play \u0007 jazz", "lang": "xx_YY"}"#),
    ]

    private func sendShapes(to home: HomeUnderTest, prefix: String) throws -> [String] {
        try Self.shapes.enumerated().map { number, shape in
            let session = "\(prefix)-\(number)"
            try home.openSession(session)
            try home.listener.publish(
                "hermes/intent/\(shape.topic)", shape.payload.replacing("$", with: session))
            return session
        }
    }

    @Test func `every shape of an intent ends in exactly one session message`() async throws {
        try await HomeUnderTest.withHermes { home in
            let sessions = try sendShapes(to: home, prefix: "s")
            for session in sessions {
                #expect(try await home.end(of: session).text?.isEmpty == false)
            }
            try await home.settle()
            for session in sessions { #expect(home.answers(to: session) == 1, "\(session)") }
            let spoken = try await home.end(of: "s-0").text
            #expect(spoken?.hasPrefix("Playing") == true, "\(spoken ?? "")")
            #expect(home.listener.count(of: "hermes/tts/say") == 0)
        }
    }

    @Test(arguments: [Fault(.serverError, times: nil), Fault(.stall, times: nil)])
    func `so it does when nothing can be reached`(fault: Fault) async throws {
        try await HomeUnderTest.withHermes { home in
            await home.spotify.add(fault)
            let start = ContinuousClock.now
            var sessions: [String] = []
            for sentence in ["play jazz", "pause", "louder"] {
                try home.openSession(sentence)
                try home.intend("PlayMusic", sentence, session: sentence)
                sessions.append(sentence)
            }
            for session in sessions { #expect(try await home.end(of: session).text?.isEmpty == false) }
            #expect(start.duration(to: .now) < .seconds(8))
            for session in sessions { #expect(home.answers(to: session) == 1) }
        }
    }

    @Test func `and when the service ends meanwhile`() async throws {
        try await HomeUnderTest.withHermes(
            after: { listener in
                let end = try await listener.next(SessionOnWire.self, on: "hermes/dialogueManager/endSession")
                #expect(end.sessionId == "s")
                // The last that the service says, so that what was counted stays so.
                try await listener.text(on: "musicskill/bridge/state", is: #"{"state":"offline"}"#)
                #expect(listener.count(of: "hermes/dialogueManager/endSession") == 1)
            },
            { home in
                await home.spotify.add(Fault(.stall, times: nil))
                try home.openSession("s")
                try home.intend("PlayMusic", "play jazz", session: "s")
                // What is answered now came after it.
                #expect(try await home.ask("health").status == "ok")
                #expect(home.answers(to: "s") == 0)
            })
    }

    @Test func `what is not for us is left alone`() async throws {
        try await HomeUnderTest.withHermes(.init(sites: ["kitchen-pi"])) { home in
            for session in ["foreign", "own", "elsewhere", "off", "twice", "asked"] { try home.openSession(session) }
            try home.intend("TurnOnLight", "turn on the light", session: "foreign")
            try home.intend("Music:Play", "play jazz", session: "own")
            try home.intend("PlayMusic", "play jazz", session: "elsewhere", site: "attic-pi")
            try home.listener.publish("hermes/intent/PlayMusic", "play jazz")
            try home.listener.publish(
                "hermes/dialogueManager/intentNotRecognized",
                #"{"input": "pause", "sessionId": "asked", "siteId": "kitchen-pi"}"#)
            try home.listener.publish("rhasspy/handle/toggleOff", #"{"siteId": "kitchen-pi"}"#)
            try home.intend("VolumeUp", "louder", session: "off")
            try home.listener.publish("rhasspy/handle/toggleOn", #"{"siteId": "kitchen-pi"}"#)
            for _ in 0..<3 { try home.intend("PlayMusic", "play jazz", session: "twice") }
            _ = try await home.end(of: "twice")
            try await home.settle()
            #expect(home.listener.count(of: "hermes/dialogueManager/endSession") == 1)
            #expect(home.listener.count(of: "hermes/dialogueManager/continueSession") == 0)
            #expect(home.listener.count(of: "hermes/tts/say") == 0)
            #expect(await home.spotify.report.count("PUT /v1/me/player/play") == 1)
        }
    }

    @Test func `what the broker kept is not carried out, and what there is no room for is answered`() async throws {
        try await HomeUnderTest.withHermes { home in
            let bus = RecordingBus()
            let door = HermesDoor(
                Configuration(dataDirectory: home.directory), graph: home.graph, bus: bus, ducking: nil)
            var message = InboundMessage(
                topic: "hermes/intent/PlayMusic", payload: Array(#"{"input": "play jazz", "siteId": "pi"}"#.utf8))
            message.isRetained = true
            await withDiscardingTaskGroup { group in door.receive(message, in: &group) }
            door.refuse(message)
            #expect(bus.take().isEmpty)
            #expect(await home.spotify.report.count("PUT") == 0)
            message.isRetained = false
            door.refuse(message)
            let published = bus.take()
            #expect(published.map(\.topic) == ["hermes/tts/say"])
            #expect(published.allSatisfy { !$0.retain && $0.qos == 1 })
        }
    }

    @Test func `without a session that waits it is said to the site`() async throws {
        try await HomeUnderTest.withHermes { home in
            try home.listener.publish("hermes/intent/PlayMusic", #"{"input": "play jazz", "sessionId": null}"#)
            let said = try await home.listener.next(SayOnWire.self, on: "hermes/tts/say")
            #expect(said.siteId == "default" && said.text.hasPrefix("Playing"))
            try home.openSession("over")
            try home.closeSession("over")
            try home.intend("VolumeUp", "louder", session: "over")
            let late = try await home.listener.nth(SayOnWire.self, 1, on: "hermes/tts/say")
            #expect(late.siteId == "kitchen-pi")
            #expect(home.listener.count(of: "hermes/dialogueManager/endSession") == 0)
            #expect(home.listener.count(of: "hermes/dialogueManager/startSession") == 0)
        }
    }

    @Test func `a session that was open before we came is ended, and its answer said`() async throws {
        try await HomeUnderTest.withHermes { home in
            try home.intend("PlayMusic", "play jazz", session: "before")
            #expect(try await home.listener.next(SayOnWire.self, on: "hermes/tts/say").text.hasPrefix("Playing"))
            #expect(try await home.end(of: "before").text == nil)
        }
    }

    @Test func `a question is asked in the session, and its answer taken however it is heard`() async throws {
        try await HomeUnderTest.withHermes { home in
            try home.openSession("s")
            try home.intend("PlayMusic", "play hurt", session: "s")
            let question = try await home.listener.next(
                SessionOnWire.self, on: "hermes/dialogueManager/continueSession")
            #expect(question.sessionId == "s" && question.sendIntentNotRecognized == true)
            #expect(question.intentFilter?.contains("Music:Select") == true)
            try home.listener.publish(
                "hermes/dialogueManager/intentNotRecognized",
                #"{"input": "the johnny cash one", "sessionId": "s", "siteId": "kitchen-pi", "customData": null}"#)
            #expect(try await home.end(of: "s").text?.contains("Johnny Cash") == true)
            try home.closeSession("s")

            try home.openSession("t")
            try home.intend("PlayMusic", "play hurt by nobody in particular", session: "t")
            _ = try await home.end(of: "t")
        }
    }

    @Test func `a question that nobody answers is over with its session`() async throws {
        try await HomeUnderTest.withHermes { home in
            try home.openSession("s")
            try home.intend("PlayMusic", "play hurt", session: "s")
            _ = try await home.listener.next(SessionOnWire.self, on: "hermes/dialogueManager/continueSession")
            try home.closeSession("s")
            try await home.settle()
            try home.openSession("t")
            try home.intend("PlayMusic", "the second one", session: "t")
            #expect(try await home.end(of: "t").text?.contains("Hurt") == false)
        }
    }
}
