import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HermesClaimsTests {
    private let claims = HermesClaims(["SomethingOfMine", "-Pause", "ada:Tunes"])

    @Test(
        arguments: [
            ("PlayMusic", .play), ("ada:PlayMusic", .play), ("user_x1__playMusic", .play), ("play_music", .play),
            ("VolumeUp", .volumeUp), ("SomethingOfMine", nil), ("Tunes", nil), ("ben:tunes", nil),
        ] as [(String, Intent?)])
    func `known and configured names are claimed, whoever owns them`(name: String, meaning: Intent?) {
        #expect(claims.claims(name))
        #expect(claims.meaning(of: name) == meaning)
    }

    @Test(arguments: ["TurnOnLight", "Stop", "Cancel", "Next", "GetTime", "Pause", "ada:Pause", "", ":", "__"])
    func `what may be anybody's is left to them`(name: String) {
        #expect(!claims.claims(name))
    }

    @Test(arguments: Intent.allCases)
    func `what this service publishes itself it does not act upon`(intent: Intent) {
        #expect(!claims.claims(HermesIntentName.published(intent)))
        #expect(HermesIntentName.admits(HermesIntentName.published(intent), intent))
    }

    private func message(_ input: String?, _ slots: [HermesMessage.Slot] = []) throws -> HermesMessage {
        let slots = slots.map { #"{"slotName": "\#($0.name)", "rawValue": "\#($0.value)"}"# }.joined(separator: ",")
        let text = input.map { "\"\($0)\"" } ?? "null"
        return try #require(HermesMessage(Array(#"{"input": \#(text), "slots": [\#(slots)]}"#.utf8)))
    }

    private static let playJazz = Reading(interpretations: [
        Interpretation(intent: .play, slots: [.genre: SlotValue("jazz")])
    ])

    @Test func `the sentence counts when it says all that the slots say`() throws {
        for slots in [[], [HermesMessage.Slot(name: "genre", value: "Jazz")], [.init(name: "mystery", value: "x")]] {
            let message = try message("play jazz", slots)
            #expect(HermesCommand(.resume, message, reading: Self.playJazz, language: "en") == .sentence)
            #expect(HermesCommand(nil, message, reading: Self.playJazz, language: "en") == .sentence)
        }
        let number = try message("volume thirty", [.init(name: "percent", value: "30")])
        let reading = Reading(interpretations: [Interpretation(intent: .volumeSet, slots: [.level: SlotValue("30")])])
        #expect(HermesCommand(.volumeSet, number, reading: reading, language: "en") == .sentence)
    }

    @Test func `slots that say more fill in what the sentence left out`() throws {
        let message = try message("play jazz", [.init(name: "houseRoom", value: "kitchen")])
        guard case .command(let command) = HermesCommand(.play, message, reading: Self.playJazz, language: "en") else {
            Issue.record("the room was dropped")
            return
        }
        #expect(command.intent == .play)
        #expect(command.slots == [.genre: SlotValue("jazz"), .room: SlotValue("kitchen")])
    }

    @Test func `what nobody here understands is taken from the engine`() throws {
        let message = try message("bohemian rhapsody", [.init(name: "song", value: "Bohemian Rhapsody")])
        guard case .command(let command) = HermesCommand(.play, message, reading: Reading(), language: "de") else {
            Issue.record("the intent was dropped")
            return
        }
        #expect(command.intent == .play && command.language == "de")
        #expect(command.slots == [.title: SlotValue("Bohemian Rhapsody")])
        #expect(HermesCommand(nil, message, reading: Reading(), language: "de") == .sentence)
    }

    @Test func `no music is made up where none was understood`() throws {
        for intent in [Intent.play, .queueAdd] {
            let noise = try message("xyzzy", [.init(name: "room", value: "kitchen")])
            #expect(HermesCommand(intent, noise, reading: Reading(), language: "en") == .sentence)
        }
        guard case .command(let command) = HermesCommand(.play, try message(nil), reading: Reading(), language: "en")
        else {
            Issue.record("the intent was dropped")
            return
        }
        #expect(command.intent == .resume)
    }

    @Test func `of two rooms the first is taken`() throws {
        let message = try message(nil, [.init(name: "room", value: "kitchen"), .init(name: "room", value: "bath")])
        guard case .command(let command) = HermesCommand(.pause, message, reading: Reading(), language: "en") else {
            Issue.record("the intent was dropped")
            return
        }
        #expect(command.slots == [.room: SlotValue("kitchen")])
    }
}
