import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct ReadingTests {
    @Test func `every split of two open slots is a reading`() {
        let reading = SkillFixture().read("play stand by me by ben e king")
        #expect(
            reading.texts == [
                "play artist=ben e king title=stand by me",
                "play artist=me by ben e king title=stand",
                "play query=stand by me by ben e king",
            ])
    }

    @Test func `slots come back as they were spoken`() {
        let reading = SkillFixture().read("  Play “Déjà  Vu” by BEYONCÉ!! ")
        let best = reading.interpretations.first
        #expect(best?.slots[.title]?.spoken == "Déjà  Vu")
        #expect(best?.slots[.artist]?.spoken == "BEYONCÉ")
    }

    @Test func `an entry of a list stands for its canonical name`() {
        var skill = SkillFixture()
        skill.patterns = "[play]\nplay {genre}"
        let value = skill.read("Play R & B").interpretations.first?.slots[.genre]
        #expect(value == SlotValue("R & B", value: "r&b"))
        #expect(skill.read("play polka").texts == [])
    }

    @Test(
        arguments: [
            ("volume 30", "volume_set level=30"), ("volume 30%", "volume_set level=30"),
            ("volume half", "volume_set level=50"), ("volume 007", "volume_set level=7"),
            ("volume 100", "volume_set level=100"),
            ("volume 101", nil), ("volume -5", nil), ("volume 3.5", nil), ("volume 99999999999999999999", nil),
        ] as [(String, String?)])
    func `a number is read in words and digits, within its range`(_ text: String, _ expected: String?) {
        var skill = SkillFixture()
        skill.patterns = "[volume_set]\nvolume {level} [percent]"
        #expect(skill.read(text).texts.first == expected)
    }

    @Test(
        arguments: [
            ("hush", "hush"), ("hush [now] [please]", "hush"), ("hush [now] [please]", "hush now"),
            ("hush [now] [please]", "hush please"), ("hush (now | it's late)", "hush it's late"),
            ("hush [it's]", "hush it s"), ("(hush | ssh)[ing]", "hushing"), ("hush (now | {place})", "hush bed room"),
            ("hush [in [the] {place}] [rock'n'roll]", "hush in the bedroom rock n roll"),
        ])
    func `a pattern is tried on all it matches, whatever stands at its end`(_ pattern: String, _ sentence: String) {
        var skill = SkillFixture()
        skill.patterns = "[pause]\n\(pattern)"
        #expect(skill.read(sentence, rooms: ["bedroom"]).interpretations.map(\.intent) == [.pause])
        #expect(skill.read(sentence + " or so", rooms: ["bedroom"]).texts == [])
    }

    @Test func `a block keeps whole words away from its intent only`() {
        var skill = SkillFixture()
        skill.patterns = "[play]\nplay {query}\n! play a game\n[pause]\nplay a game"
        #expect(skill.read("play a game").texts == ["pause"])
        #expect(skill.read("play a game of chess").texts == [])
        #expect(skill.read("play a gamelan").texts == ["play query=a gamelan"])
    }

    @Test func `raw patterns name their slots by groups`() {
        var skill = SkillFixture()
        skill.patterns = "[play]\nre: (?:spin|drop) (?<query>\\w+)(?: again)?"
        #expect(skill.read("drop needle again").texts == ["play query=needle"])
    }

    @Test func `raw patterns call phrases as PCRE calls its groups`() {
        var skill = SkillFixture()
        skill.phrases = "<spin> = re: (?&put)|spin(?: up)?\n|drop\n<put> = i'd like | put [it] on"
        skill.patterns = "[play]\nre: (?&spin) (?<title>ab?) by (?<artist>x(?&title))"
        for verb in ["spin", "spin up", "drop", "I'd like", "put on", "put it on"] {
            #expect(skill.read("\(verb) ab by xa").texts == ["play artist=xa title=ab"], "\(verb)")
        }
        #expect(skill.read("dropping a by xa").texts == [])
    }

    @Test(arguments: [
        ("um play uh jazz", "play genre=jazz"), ("Play play jazz, jazz music", "play genre=jazz"),
        ("pause um", "pause"), ("um", ""), ("um um", ""), ("play um", "play query=um"),
        ("play bye bye", "play query=bye bye"), ("the the", ""),
    ])
    func `what is said while thinking, or twice, is left out where that makes more sense`(text: String, reading: String)
    {
        var skill = SkillFixture()
        skill.patterns += "\n[play]\nplay {genre}"
        skill.lists["filler"] = "uh\num"
        #expect(skill.read(text).texts.first ?? "" == reading)
    }

    @Test func `what was left out is in no slot, and the rest as it was spoken`() {
        var skill = SkillFixture()
        skill.lists["filler"] = "uh"
        #expect(skill.read("Uh, play Déjà, uh, Vu").texts == ["play query=Déjà Vu"])
    }

    @Test func `letters of a script without blanks may stand twice`() {
        #expect(FoldedText("ああ")?.withoutHesitation(HashTable()) == nil)
        #expect(FoldedText("ja ja")?.withoutHesitation(HashTable())?.key == "ja")
    }

    @Test func `optional words come and go with their spaces`() {
        var skill = SkillFixture()
        skill.patterns = "[pause]\n[please] (pause | hold[ing] on) [it | the music] [now] | [a] [b] c[d]"
        for text in ["pause", "please pause it now", "holding on the music", "hold on now", "c", "b cd", "a c"] {
            #expect(skill.read(text).texts == ["pause"], "\(text)")
        }
        for text in ["pausenow", "please", "hold ing on", "a b", "c d"] {
            #expect(skill.read(text).texts == [], "\(text)")
        }
    }

    @Test func `a slot is taken only where the rest of the pattern can follow it`() {
        var skill = SkillFixture()
        skill.patterns = "[play]\nplay {genre} [[and] more | songs] [now]\nplay {title} from {artist}'s shelf"
        for text in ["play jazz", "play jazz music more", "play jazz and more now", "play jazz now", "play rnb songs"] {
            #expect(skill.read(text).texts.first?.hasPrefix("play genre=") == true, "\(text)")
        }
        #expect(skill.read("play jazz and songs").texts == [])
        #expect(skill.read("play x from y's shelf").texts == ["play artist=y title=x"])
        #expect(skill.read("play x from y").texts == [])
    }

    @Test func `a vowel sign may stand behind a bracket, and a mark behind a blank`() {
        var skill = SkillFixture()
        skill.patterns = "[pause]\nब[ा]ज(ा|ी) |ุก"
        for text in ["बाजा", "बजी", "ุก"] { #expect(skill.read(text).texts == ["pause"], "\(text)") }
        #expect(skill.read("बज").texts == [])
    }

    @Test func `of several languages the best reading wins, a parent stands in for a dialect`() {
        var german = SkillFixture().source
        german.name = "german"
        german.languages = ["de": ["patterns.txt": "[pause]\nPause\n[play]\nspiel {query}"]]
        let (library, _) = SkillLibrary.load([SkillFixture().source, german])
        let reading = library.read("spiel pause", languages: ["en-GB", "de_AT", "de", "fr"], home: HomeVocabulary())
        #expect(reading.languages == ["en", "de"])
        #expect(reading.texts == ["play query=pause"])
        #expect(reading.interpretations.first?.language == "de")
        #expect(library.read("pause", languages: ["fr"], home: HomeVocabulary()).languages == [])
        #expect(library.read("pause", languages: ["gsw-CH"], home: HomeVocabulary()).languages == ["de"])
    }
}
