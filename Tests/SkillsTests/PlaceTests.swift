import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct PlaceTests {
    private static let skill = {
        var skill = SkillFixture()
        skill.phrases = "<article> = the | my"
        skill.patterns = """
            [head]
            (please | could you)
            [tail]
            please
            in [<article>] {place} [speaker]
            in [<article>] {place?}
            [play]
            play {query}
            [pause]
            pause
            """
        return skill
    }()

    private static let home = HomeVocabulary(
        rooms: [.init("Küche", aliases: ["kitchen", "the cooking room"]), .init("Mum's Room"), .init("Living Room")],
        players: [.init("Living Room Speaker"), .init("Küche")])

    private func read(_ text: String) -> [String] {
        Self.skill.load().library.read(text, languages: ["en"], home: Self.home).texts
    }

    @Test func `a known room is peeled off, the whole stays a rival`() {
        #expect(
            read("play dancing in the kitchen") == [
                "play query=dancing room=Küche", "play query=dancing in the kitchen",
            ])
    }

    @Test(
        arguments: [
            ("pause in kitchen", "pause room=Küche"),
            ("pause in the KÜCHE", "pause room=Küche"),
            ("pause in my cooking room", "pause room=Küche"),
            ("pause in mums room", "pause room=Mum's Room"),
            ("pause in Mum’s room please", "pause room=Mum's Room"),
            ("please pause in the livingroom", "pause room=Living Room"),
            ("pause in the living room speaker", "pause device=Living Room Speaker"),
            ("pause in the kitchen speaker", "pause room=Küche"),
            ("could you pause please", "pause"),
            ("pause in the ballroom", "pause room?=ballroom"),
        ])
    func `places answer to all their names`(_ text: String, _ expected: String) {
        #expect(read(text).first == expected)
    }

    @Test func `an unknown room ranks below the title it may be part of`() {
        #expect(
            read("play party in the usa") == ["play query=party in the usa", "play query=party room?=usa"])
    }

    @Test func `names of places are short`() {
        #expect(read("pause in the name of love") == [])
    }

    @Test func `a place is never peeled down to nothing`() {
        #expect(read("in the kitchen") == [])
        #expect(read("please") == [])
        #expect(read("play") == [])
    }

    @Test func `peeling goes on from both ends`() {
        #expect(read("please could you pause in the kitchen please").first == "pause room=Küche")
        #expect(
            read("pause in the ballroom please") == ["pause room?=ballroom", "pause room?=ballroom please"])
    }
}
