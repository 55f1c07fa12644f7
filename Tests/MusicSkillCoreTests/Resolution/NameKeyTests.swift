import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct NameKeyTests {
    @Test(arguments: [
        ("P!nk", "pink"), ("blink-182", "Blink One Eighty Two"), ("Beyoncé", "beyonce"), ("Mø", "mo"),
        ("The 1975", "the nineteen seventy five"), ("U.S.A.", "usa"),
        ("Florence + The Machine", "florence and the machine"),
        ("Earth, Wind & Fire", "earth wind and fire"), ("Ke$ha", "kesha"), ("Don’t Stop", "dont stop"),
        ("Don't Stop", "Don‘t Stop"), ("Joost’s MacBook Pro", "joost's macbook pro"), ("Sigur Rós", "sigur ros"),
        ("Motörhead", "motorhead"), ("Wham!", "wham"), ("99 Problems", "ninety nine problems"), ("ＡＢＢＡ", "abba"),
        ("Straße", "strasse"), ("Panic! At The Disco", "panic at the disco"), ("  Daft   Punk ", "daft punk"),
        ("2020", "twenty twenty"), ("808 State", "eight oh eight state"), ("1989", "nineteen eighty nine"),
    ])
    func `what speech and catalogues write differently is one name`(written: String, spoken: String) {
        #expect(NameKey(written) == NameKey(spoken))
    }

    @Test(arguments: [
        ("will.i.am", "will i am"), ("AC/DC", "acdc"), ("2Pac", "two pac"), ("U2", "u two"),
        ("Dead Mouse", "deadmouse"),
    ])
    func `blanks are put where one likes`(written: String, spoken: String) {
        #expect(NameKey(written).compact == NameKey(spoken).compact)
    }

    @Test(arguments: [
        ("The Who", "who"), ("A Perfect Circle", "perfect circle"), ("Die Ärzte", "arzte"), ("The The", "the"),
        ("The", "the"), ("", ""),
    ])
    func `a leading article is left out, unless nothing else remains`(name: String, rest: String) {
        #expect(NameKey(name).withoutArticle == rest)
    }

    @Test(arguments: [("!!!", "!!!"), ("🎵", "🎵"), ("+/-", "and")])
    func `a name without letters stands for itself`(name: String, text: String) {
        #expect(NameKey(name).text == text)
    }

    @Test func `two names without letters stay two names`() {
        #expect(NameKey("🎵") != NameKey("🔊"))
        #expect(NameKey("!!!") != NameKey(""))
    }

    @Test(arguments: ["", " ", "\t\n"])
    func `nothing is no name`(name: String) {
        #expect(NameKey(name).isEmpty)
    }

    @Test(arguments: [("Muse", "Mouse"), ("Кухня", "Спальня"), ("Air", "Heir"), ("Kitchen 1", "Kitchen 2")])
    func `different names stay different`(one: String, other: String) {
        #expect(NameKey(one) != NameKey(other))
    }
}
