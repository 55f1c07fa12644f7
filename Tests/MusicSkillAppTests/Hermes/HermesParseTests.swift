import Adapters
import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HermesParseTests {
    private static let play = Interpretation(
        intent: .play,
        slots: [.title: SlotValue("é"), .artist: SlotValue("Café"), .room: SlotValue("Küche", value: "kitchen")],
        score: 0.9)
    private static let select = Interpretation(intent: .select, slots: [.index: SlotValue("second", value: "2")])

    private func query(_ json: String) throws -> HermesMessage { try #require(HermesMessage(Array(json.utf8))) }

    @Test func `ranges count characters, and values do not share them`() throws {
        let sentence = "🎷 Café é Küche"
        let parse = HermesParse(Self.play, of: try query("{}"), in: sentence)
        #expect(parse.slots.map(\.slotName) == ["artist", "title", "room"])
        #expect(parse.slots.map { [$0.range?.start, $0.range?.end] } == [[2, 6], [7, 8], [9, 14]])
        #expect(parse.slots[2].rawValue == "Küche" && parse.slots[2].value.value == .string("kitchen"))
    }

    @Test func `what the manager sent comes back, and what it knows by itself is a slot`() throws {
        let sent = #"""
            {"input": "the second one", "id": "7", "sessionId": "s", "siteId": "pi", "customData": "hey", "lang": "en",
             "wakewordId": "hey", "customEntities": {"user": "ada"}, "asrTokens": [[{"value": "the"}]],
             "asrConfidence": 0.5}
            """#
        let parse = HermesParse(Self.select, of: try query(sent), in: "the second one")
        let json = try #require(JSONValue(Wire.encode(parse)))
        let asked = try #require(JSONValue(Array(sent.utf8)))
        for key in [
            "input", "id", "sessionId", "siteId", "customData", "lang", "wakewordId", "asrTokens", "asrConfidence",
        ] {
            #expect(json[key] == asked[key], "\(key)")
        }
        #expect(json["intent"]?["intentName"] == .string("Music:Select"))
        #expect(json["rawInput"] == .string("the second one"))
        let slots = try #require(json["slots"]?.elements)
        #expect(slots.map { $0["slotName"]?.plain } == ["index", "user"])
        #expect(slots.allSatisfy { $0["value"]?["kind"] != nil })
        #expect(slots[0]["value"] == .object(["kind": .string("Number"), "value": .integer(2)]))
        #expect(slots[0]["range"]?["rawEnd"] == .integer(10))
    }

    @Test func `a filter leaves the best of what is wanted`() throws {
        let reading = Reading(interpretations: [Self.play, Self.select])
        func best(_ filter: String) throws -> Intent? {
            HermesParse.best(of: reading, for: try query(#"{"intentFilter": \#(filter)}"#))?.intent
        }
        #expect(try best("null") == .play)
        #expect(try best("[]") == .play)
        #expect(try best(#"["Music:Select", "Music:Cancel"]"#) == .select)
        #expect(try best(#"["Music:Pause", "TurnOn"]"#) == nil)
    }
}
