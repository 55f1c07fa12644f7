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
            (in | on) [<article>] {place} [speaker]
            in [<article>] {place?}
            [play]
            play {query}
            play {title} of {artist}
            [pause]
            pause
            {place:device} off
            !! please pause in the attic
            ! pause too
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

    @Test func `a block may look at the whole sentence`() {
        #expect(read("pause in the attic") == ["pause room?=attic"])
        #expect(read("please pause in the attic") == [])
        #expect(read("please pause in the attic please") == [])
        #expect(read("please pause too") == [])
    }

    @Test func `names of places are short`() {
        #expect(read("pause in the name of love") == [])
    }

    @Test func `an unknown place ends like one where the language tells how they end`() {
        var skill = Self.skill
        skill.lists["place"] = "room | ballroom"
        let library = skill.load().library
        func read(_ text: String) -> [String] {
            library.read(text, languages: ["en"], home: Self.home).texts
        }
        #expect(read("pause in the ballroom") == ["pause room?=ballroom"])
        #expect(read("pause in Anna's room") == ["pause room?=Anna's room"])
        #expect(read("pause in order") == [])
        #expect(read("play party in the usa") == ["play query=party in the usa"])
        #expect(
            read("play rain in the ballroom") == ["play query=rain room?=ballroom", "play query=rain in the ballroom"])
        // What the home knows is a place, whatever it ends with.
        #expect(read("pause in the kitchen") == ["pause room=Küche"])
    }

    @Test func `a room and a player can be named together`() {
        #expect(
            read("play jazz on the living room speaker in the kitchen") == [
                "play device=Living Room Speaker query=jazz room=Küche",
                "play query=jazz on the living room speaker room=Küche",
                "play query=jazz on the living room speaker in the kitchen",
            ])
        #expect(
            read("pause in the kitchen on my Living Room Speaker").first
                == "pause device=Living Room Speaker room=Küche")
        #expect(read("pause in the kitchen in the living room") == [])
    }

    @Test func `a pattern may ask for a player, or for a room`() {
        #expect(read("living room speaker off") == ["pause device=Living Room Speaker"])
        // A room and a player are called so: here the player is asked for.
        #expect(read("küche off") == ["pause device=Küche"])
        #expect(read("living room off") == [])
        var skill = Self.skill
        skill.patterns += "\n{place:kitchen} on"
        #expect(skill.load().diagnostics.map(\.message) == ["expected {place:room} or {place:device}"])
    }

    @Test func `the name of a place is not cut in two`() {
        let home = HomeVocabulary(players: [.init("Box of Sound")])
        let readings = Self.skill.load().library.read("play air on the box of sound", languages: ["en"], home: home)
        #expect(
            readings.texts == [
                "play device=Box of Sound query=air", "play query=air on the box of sound",
                "play artist=sound title=air on the box",
            ])
    }

    @Test func `a slot ends with a letter, whatever is glued to it`() {
        var skill = Self.skill
        skill.patterns = "[pause]\n{place}de pause\n[play]\n{query}ni play"
        let library = skill.load().library
        for sentence in ["living room de pause", "living roomde pause", "Living Room-de pause"] {
            let reading = library.read(sentence, languages: ["en"], home: Self.home)
            #expect(reading.interpretations.map { $0.slots[.room]?.spoken.lowercased() } == ["living room"])
        }
        #expect(library.read("Puccini-ni play", languages: ["en"], home: Self.home).texts == ["play query=Puccini"])
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
