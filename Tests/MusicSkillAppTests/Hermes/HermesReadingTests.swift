import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// As the engine that reads sentences for a dialogue manager.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct HermesReadingTests {
    private struct ParsedOnWire: Decodable, Sendable {
        struct Name: Decodable, Sendable { var intentName: String }
        var id: String?
        var sessionId: String?
        var intent: Name
    }

    private static let query = #"""
        {"input": "play jazz in the kitchen", "siteId": "kitchen-pi", "sessionId": "s", "id": "q1", "customData": "hey",
         "intentFilter": null, "wakewordId": "hey", "customEntities": null, "asrTokens": null}
        """#

    @Test(arguments: [Configuration.Hermes.NLU.rhasspy, .snips])
    func `a sentence is read, told and acted upon once`(manner: Configuration.Hermes.NLU) async throws {
        try await HomeUnderTest.withHermes(.init(nlu: manner)) { home in
            try home.openSession("s")
            try home.listener.publish("hermes/nlu/query", Self.query)
            let parsed = try await home.listener.next(ParsedOnWire.self, on: "hermes/nlu/intentParsed")
            #expect(parsed.intent.intentName == "Music:Play" && parsed.id == "q1" && parsed.sessionId == "s")
            // Snips' dialogue manager says it in our place.
            if manner == .snips { try home.intend("Music:Play", "play jazz in the kitchen", session: "s") }
            #expect(try await home.end(of: "s").text?.hasPrefix("Playing") == true)
            try await home.settle()
            #expect(home.answers(to: "s") == 1)
            #expect(home.listener.count(of: "hermes/intent/Music:Play") == 1)
            #expect(home.listener.count(of: "hermes/nlu/intentNotRecognized") == 0)
            #expect(await home.spotify.report.count("PUT /v1/me/player/play") == 1)
        }
    }

    @Test(arguments: [true, false])
    func `only the sole engine says that it does not understand`(isExclusive: Bool) async throws {
        try await HomeUnderTest.withHermes(.init(nlu: .rhasspy, exclusive: isExclusive)) { home in
            let unread = [
                #""input": "turn on the light""#, #""input": """#, #""input": null"#,
                #""input": "play jazz", "intentFilter": ["Music:Pause", "TurnOnLight"]"#,
            ]
            for (number, field) in unread.enumerated() {
                try home.listener.publish("hermes/nlu/query", #"{\#(field), "siteId": "pi", "id": "\#(number)"}"#)
            }
            try home.listener.publish("hermes/nlu/query", #"{"input": "louder", "siteId": "pi", "id": "last"}"#)
            _ = try await home.listener.next(ParsedOnWire.self, on: "hermes/nlu/intentParsed")
            _ = try await home.listener.next(SayOnWire.self, on: "hermes/tts/say")
            #expect(home.listener.count(of: "hermes/nlu/intentNotRecognized") == (isExclusive ? unread.count : 0))
            #expect(home.listener.count(of: "hermes/nlu/intentParsed") == 1)
        }
    }

    @Test func `only those sites are read that are ours`() async throws {
        try await HomeUnderTest.withHermes(.init(sites: ["kitchen-pi"], nlu: .rhasspy)) { home in
            try home.listener.publish("hermes/nlu/query", #"{"input": "play jazz", "siteId": "attic"}"#)
            try home.listener.publish("hermes/nlu/query", Self.query)
            let parsed = try await home.listener.next(ParsedOnWire.self, on: "hermes/nlu/intentParsed")
            #expect(parsed.id == "q1")
            #expect(home.listener.count(of: "hermes/nlu/intentParsed") == 1)
        }
    }
}
