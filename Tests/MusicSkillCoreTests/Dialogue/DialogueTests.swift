import TestSupport
import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct DialogueTests {
    private let time = TestTime()
    private let reading = Interpretation(intent: .play, slots: [.title: SlotValue("hurt")])

    private var choices: [Candidate] { Music.hurts.map { Candidate(item: $0, reading: reading, score: 1) } }

    private func command(_ item: MusicItem?, _ candidates: [Candidate] = []) -> ResolvedCommand {
        ResolvedCommand(
            reading: reading, item: item, place: Place(players: ["Bedroom"], isNamed: false), candidates: candidates)
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 2), (4, nil), (0, nil), (-1, 2), (-3, 0), (-4, nil)])
    func `an open question is answered by number`(index: Int, choice: Int?) {
        let dialogue = Dialogue(asking: command(nil, choices), at: time.now)
        #expect(dialogue.choice(index)?.item == choice.map { Music.hurts[$0] })
    }

    @Test func `what is chosen is certain, and the rest stays to be chosen`() throws {
        let chosen = try #require(Dialogue(asking: command(nil, choices), at: time.now).choice(2))
        #expect(chosen.isCertain)
        #expect(chosen.place.players == ["Bedroom"])
        #expect(chosen.candidates.map(\.item) == [Music.hurts[0], Music.hurts[2]])
    }

    @Test(arguments: [(0, 2, 1), (0, 1, 1), (1, 2, 2), (2, 2, 1), (2, 3, 0), (2, -1, 0)])
    func `what plays already is not what is wanted`(taken: Int, index: Int, expected: Int) {
        let question = Dialogue(asking: command(nil, choices), at: time.now)
        let dialogue = Dialogue(
            after: command(Music.hurts[taken]), hasWorked: true, earlier: question, at: time.now)
        #expect(dialogue.choice(index)?.item == Music.hurts[expected])
    }

    @Test func `where there was one thing there is no other`() {
        let dialogue = Dialogue(after: command(Music.standByMe), hasWorked: true, earlier: nil, at: time.now)
        #expect(dialogue.choice(2) == nil)
        #expect(dialogue.choice(1) == nil)
    }

    @Test func `a list without a name offers nothing`() {
        var liked = command(nil)
        liked.tracks = Music.hurts
        let dialogue = Dialogue(after: liked, hasWorked: true, earlier: nil, at: time.now)
        #expect(dialogue.names == [])
        #expect(dialogue.choice(1) == nil)
        #expect(dialogue.playing == liked)
    }

    @Test func `a choice is called by its name, its artist or both`() {
        let names = Dialogue(asking: command(nil, choices), at: time.now).names
        #expect(names[1] == .init("Hurt", aliases: ["Johnny Cash", "Hurt Johnny Cash"]))
    }

    @Test func `of too many dialogues the one that ends first is forgotten`() async {
        let dialogues = Dialogues(time: time.source)
        for number in 0...Dialogues.capacity {
            await dialogues.note(command(Music.standByMe), hasWorked: true, for: .site("\(number)"))
            time.advance(by: .milliseconds(1))
        }
        #expect(await dialogues.dialogue(with: .site("0")) == nil)
        #expect(await dialogues.dialogue(with: .site("1")) != nil)
        #expect(await dialogues.dialogue(with: .site("\(Dialogues.capacity)")) != nil)
    }
}
