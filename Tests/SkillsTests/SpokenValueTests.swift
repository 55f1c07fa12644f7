import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct SpokenValueTests {
    private func list(_ text: String) -> WordList {
        var list = WordList()
        var diagnostics = Diagnostics(skill: "test")
        list.add(text, file: "test", diagnostics: &diagnostics)
        return list
    }

    private var numbers: WordList {
        list(
            "1 | one\n2 | two\n10 | ten\n19 | nineteen\n20 | twenty\n30 | thirty\n84 | eighty four\n2000 | two thousand"
        )
    }

    @Test(
        arguments: [
            ("1:20", 80), ("1:02:03", 3723), ("30 seconds", 30), ("one minute twenty", 80), ("one twenty", 80),
            ("one minute and 10 seconds", 70), ("half a minute", 30), ("minute", 60), ("two minutes", 120),
            ("minute 2", 120), ("minute two and 30 seconds", 150), ("minute 2 30", 150), ("minute 30 seconds", 90),
            ("30", nil), ("1:99", nil), ("two minutes of jazz", nil), ("", nil), ("99999 minutes", nil),
            ("999999999999999999:00", nil), ("999999999999999999 two", nil), ("999999999999999999 minutes two", nil),
            ("-9223372036854775808 minutes", nil), ("minute 999999999999999999", nil), ("two eons", nil),
        ])
    func `times are read in all the ways they are said`(_ text: String, _ seconds: Int?) {
        let times = SpokenTime(
            units: list(
                "0 | and\n1 | second | seconds\n30 | half a minute\n60 | minute | minutes\n9000000000000000000 | eons"),
            numbers: numbers)
        #expect(times.seconds(text) == seconds)
    }

    @Test(
        arguments: [
            ("1984", 1984), ("nineteen eighty four", 1984), ("two thousand", 2000), ("two thousand ten", 2010),
            ("twenty ten", 2010), ("1850", nil), ("eighty four", nil), ("nineteen one", nil), ("jazz", nil), ("", nil),
        ])
    func `years are read in digits and words`(_ text: String, _ year: Int?) {
        #expect(SpokenYear(numbers: numbers).year(text) == year)
    }

    @Test func `a number that no year is made of is not calculated with`() {
        let years = SpokenYear(numbers: list("900 | nine hundred\n9223372036854775000 | zillion"))
        #expect(years.year("zillion nine hundred") == nil)
        #expect(years.year("999999999999999999999") == nil)
    }

    @Test(
        arguments: [
            ("neunzehnhundertvierundachtzig", 1984), ("neunzehnhundert", 1900), ("zweitausendvier", 2004),
            ("neunzehn vierundachtzig", 1984), ("mil novecientos ochenta y cuatro", 1984),
            ("mille neuf cent quatre", 1904),
            ("tausendvier", nil), ("vierneunzehn", nil), ("neunzehnhundertzweitausend", nil),
        ])
    func `years are put together of their parts`(_ text: String, _ year: Int?) {
        let numbers = list(
            """
            2 | zwei\n4 | vier | cuatro | quatre\n9 | neuf\n19 | neunzehn\n80 | ochenta | ochenta y
            84 | vierundachtzig\n100 | hundert | cent\n900 | novecientos\n1000 | tausend | mil | mille
            """)
        #expect(SpokenYear(numbers: numbers).year(text) == year)
    }

    @Test func `a choice is answered by the words that tell it from the others`() {
        let choices = ChoiceIndex([.init("Hurt", aliases: ["the first"]), .init("Hurt (Live)"), .init("Hurt (Remix)")])
        #expect(choices.index(of: "hurt") == 0)
        #expect(choices.index(of: "live") == 1)
        #expect(choices.index(of: "remix hurt") == 2)
        #expect(choices.index(of: "first") == 0)
        #expect(choices.index(of: "waltz") == nil)
        #expect(choices.index(of: "") == nil)
    }

    @Test func `a raw line says what it needs`() {
        let needs = RawPattern.needs(
            #"(?=.*\b(?:what'?s|songs?)\b)(?!.*\bno\b)(?=.*\b(?:a[bc]|d)\b)(?=.*\b(?:put on)\b).+"#)
        #expect(
            needs == [
                [.word(NeedHash("whats")), .word(NeedHash("song")), .word(NeedHash("songs"))],
                [.word(NeedHash("put on"))],
            ])
    }

    @Test(arguments: [
        (#"(?=.*\b(?:by)\b)(?=.*\bsongs?\b)play (?<track>.+)"#, "play (?<track>.+)"),
        (#"(?!no)(?=.*\b(?:by)\b)play"#, #"(?!no)(?=.*\b(?:by)\b)play"#), ("play", "play"),
        (#"(?=.*\b(?:a[bc]|d)\b)play"#, #"(?=.*\b(?:a[bc]|d)\b)play"#),
    ])
    func `a raw line looks no more for what it needs`(regex: String, rest: String) {
        #expect(RawPattern.withoutNeeds(regex) == rest)
    }

    @Test(arguments: [
        (#"(?=.*\b(?:by)\b)(?!a|(b))(?:play|listen to)(?: me)? (?<track>.+)"#, ["play", "listen"]),
        ("play (?<track>.+)", ["play"]), ("(?:play|hear) x|y z", nil), ("(?:play|listen to(?: me)?) x", nil),
        ("(?:play|hear)? x", nil), ("(?:play|hear)s x", nil), ("(?:what'?s) x", nil), ("(?:play|) x", nil),
        ("[(|]play x", nil), ("play", nil), ("plays? x", nil), (".*play x", nil), ("", nil),
    ])
    func `a raw line says what it begins with, where that is sure`(regex: String, words: [String]?) {
        #expect(RawPattern.firstWords(regex) == words.map { Set($0.map { NeedHash($0) }) })
    }
}
