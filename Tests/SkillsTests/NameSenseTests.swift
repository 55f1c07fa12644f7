import MusicSkillCore
import TestSupport
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
@LongWork struct NameSenseTests {
    private func best(_ text: String, _ music: KnownMusic = KnownMusic()) throws -> String? {
        let home = HomeVocabulary(music: music)
        return try ShippedSkills.load().library.read(text, languages: ["en"], home: home).texts.first
    }

    @Test func `what everybody knows tells artists from songs and albums`() throws {
        #expect(try best("play massive attack") == "play artist=massive attack")
        #expect(try best("play abbey road") == "play album=abbey road")
        #expect(try best("play waterloo") == "play track=waterloo")
    }

    @Test func `the household overrules what everybody knows`() throws {
        #expect(try best("play waterloo", KnownMusic(artists: ["Waterloo"])) == "play artist=waterloo")
        #expect(try best("play air", KnownMusic(albums: ["Air"])) == "play album=air")
    }

    @Test func `what the household knows stays when the question changes, and goes with it`() throws {
        let library = try ShippedSkills.load().library
        func best(_ home: HomeVocabulary) -> String? {
            library.read("play waterloo", languages: ["en"], home: home).texts.first
        }
        let known = KnownMusic(artists: ["Waterloo"])
        #expect(best(HomeVocabulary(music: known)) == "play artist=waterloo")
        #expect(best(HomeVocabulary(music: known, choices: [.init("Hurt")])) == "play artist=waterloo")
        #expect(best(HomeVocabulary(choices: [.init("Hurt")])) == "play track=waterloo")
    }

    @Test func `names that nobody told us are told by how they look`() throws {
        #expect(try best("play anna weathersby") == "play artist=anna weathersby")
        #expect(try best("play waiting for you again") == "play track=waiting for you again")
    }

    @Test func `a name of the household holds together what could be parted`() throws {
        let music = KnownMusic(artists: ["Stand by Norway"])
        #expect(try best("play stand by norway", music) == "play artist=stand by norway")
    }
}
