import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HermesMessageTests {
    private func message(_ json: String) throws -> HermesMessage {
        try #require(HermesMessage(Array(json.utf8)))
    }

    @Test func `what is null is as good as missing`() throws {
        let message = try message(
            #"{"siteId": null, "sessionId": null, "id": null, "input": null, "slots": null, "lang": null, "intent": null}"#
        )
        #expect(message.site == "default" && message.session == nil && message.id == nil)
        #expect(message.input == nil && message.slots.isEmpty && message.language == nil)
    }

    @Test(arguments: ["", "play jazz", "[]", "null", "\"text\"", "{", "\u{FF}"])
    func `what is no object is no message`(payload: String) {
        #expect(HermesMessage(Array(payload.utf8)) == nil)
    }

    @Test(arguments: [
        (#"{"slotName": "genre", "value": {"kind": "Unknown", "value": "jazz"}, "rawValue": "jazzy"}"#, "jazz"),
        (#"{"slotName": "genre", "value": {"value": "jazz"}}"#, "jazz"),
        (#"{"slotName": "genre", "value": {"kind": "Duration", "hours": 2}, "rawValue": "jazz"}"#, "jazz"),
        (#"{"slotName": "genre", "value": null, "rawValue": "jazz", "confidenceScore": 0.3}"#, "jazz"),
        (#"{"slotName": "genre", "value": "jazz", "confidence": 1}"#, "jazz"),
        (#"{"slotName": "genre", "value": {"kind": "Number", "value": 30}}"#, "30"),
        (#"{"slotName": "genre", "value": {"kind": "Number", "value": 2.5}}"#, "2.5"),
        (#"{"entity": "genre", "rawValue": "jazz"}"#, "jazz"),
    ])
    func `a slot's value is found wherever it is`(slot: String, value: String) throws {
        #expect(try message(#"{"slots": [\#(slot)]}"#).slots == [.init(name: "genre", value: value)])
    }

    @Test func `slots without a value or a name are none, others stay in order`() throws {
        let slots = try message(
            #"{"slots": [{"slotName": "a"}, null, 3, {"rawValue": "x"}, {"slotName": "room", "rawValue": "kitchen"}, {"slotName": "room", "rawValue": "bedroom"}]}"#
        ).slots
        #expect(slots == [.init(name: "room", value: "kitchen"), .init(name: "room", value: "bedroom")])
    }

    @Test(arguments: [
        #"[{"value": "play"}, {"value": "jazz"}]"#, #"[[{"value": "play", "range_start": 0}, {"value": "jazz"}]]"#,
    ])
    func `tokens stand for the words, on one level or two`(tokens: String) throws {
        #expect(try message(#"{"asrTokens": \#(tokens)}"#).input == "play jazz")
        #expect(try message(#"{"asrTokens": \#(tokens), "input": "stop"}"#).input == "stop")
    }

    @Test func `a redelivery is an echo for some seconds, and nothing else is`() throws {
        var echoes = HermesEchoes()
        let now = TimeSource.system.now()
        func isNew(_ json: String, on topic: String = "t", after seconds: Int) throws -> Bool {
            echoes.admit(try message(json), on: topic, now: now + .seconds(seconds))
        }
        let first = #"{"sessionId": "s", "id": "1", "input": "next"}"#
        #expect(try isNew(first, after: 0))
        #expect(try !isNew(first, after: 2))
        #expect(try isNew(first, on: "u", after: 2))
        #expect(try isNew(#"{"sessionId": "t", "id": "1", "input": "next"}"#, after: 2))
        #expect(try isNew(#"{"sessionId": "s", "input": "next"}"#, after: 2))
        #expect(try isNew(first, after: 6))
    }
}
