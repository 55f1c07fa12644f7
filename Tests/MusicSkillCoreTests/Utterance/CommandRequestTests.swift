import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CommandRequestTests {
    private let time = TestTime()

    private func utterance(_ json: String) throws -> Utterance {
        try CommandRequest.decode(Array(json.utf8))
            .utterance(door: .mqtt, arrivedAt: time.now, languages: ["de"])
    }

    @Test func `what a machine asks for comes with its slots, whatever their JSON type`() throws {
        let utterance = try utterance(
            #"{"intent":"volume_set","slots":{"level":40},"player":"Kitchen Speaker","transaction":"t"}"#)
        let given = try #require(utterance.given)
        #expect(given.intent == .volumeSet)
        #expect(given.slots[.level]?.number == 40)
        #expect(given.slots[.device]?.value == "Kitchen Speaker")
        #expect(given.language == "de")
        #expect(utterance.transaction == "t")
        #expect(utterance.text == "volume_set level=40")
    }

    @Test(arguments: [
        (#"{"intent":"dance"}"#, "intent: expected one of"),
        (#"{"intent":"none"}"#, "intent: expected one of"),
        (#"{"intent":"play","slots":{"colour":"red"}}"#, "slots: colour is not one of"),
        (#"{"slots":{}}"#, "intent is missing"),
        (#"{"intent":"play","slots":{"query":{}}}"#, "slots.query: expected text"),
        (#"{"intent":"pause","deadline_ms":1}"#, "deadline_ms: expected 100 to 60000, found 1"),
        ("pause", "the payload is not valid JSON"),
    ])
    func `a command that makes no sense is refused in words`(json: String, problem: String) throws {
        let error = try #require(throws: SayRequest.Problem.self) { try utterance(json) }
        #expect(error.message.hasPrefix(problem))
    }

    @Test func `the same command twice in a moment is meant twice, unless its transaction is the same`() async throws {
        let service = TestService(time: time)
        try await time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let next = try utterance(#"{"intent":"next"}"#)
            var again = next
            again.transaction = "another"
            #expect(await service.desk.handle(next).code != .duplicate)
            #expect(await service.desk.handle(again).code != .duplicate)
            let numbered = try utterance(#"{"intent":"pause","transaction":"7"}"#)
            #expect(await service.desk.handle(numbered).code == .ok)
            #expect(await service.desk.handle(numbered).code == .duplicate)
        }
    }
}
