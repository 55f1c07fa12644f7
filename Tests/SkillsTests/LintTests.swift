import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct LintTests {
    @Test(
        arguments: [
            ("play {colour}", "slot colour is not in skill.yaml"),
            ("play <nothing>", "unknown phrase <nothing>; define it in phrases.txt"),
            ("play {title} {artist}", "two open slots without a word between them"),
            ("play {title} [by] {artist}", "two open slots without a word between them"),
            ("{query}", "would match any sentence"),
            ("[play] {query}", "would match any sentence"),
            ("[play] [{query}]", "everything in it is optional"),
            ("play {title}", "play does not go with title; see its sets in skill.yaml"),
            ("play {genre} [by {artist}]", "play does not go with artist, genre; see its sets in skill.yaml"),
            ("play (a | b", "missing )"), ("play [a", "missing ]"), ("play a)", "unexpected )"),
            ("play (a | )", "nothing between brackets or bars; use [ ]"), ("play {query", "missing name or }"),
            ("play ...", "punctuation stands alone; it is not heard"),
            ("play {query} extra\nplay {query} extra", "says the same as line 3"),
            (
                "play " + String(repeating: "(a | b | c | d | e | f | g | h | i | j) ", count: 13),
                "stands for more than a trillion sentences; write several"
            ),
            ("play " + String(repeating: "(", count: 100_000), "brackets are nested too deep"),
            ("some {genre} => genre=jazz", "{genre} is never filled beside => genre=jazz; write two lines"),
            ("some [{genre:jazz}] => genre=rock", "{genre} is never filled beside => genre=rock; write two lines"),
            ("re: some (?<genre>.+) => genre=jazz", "{genre} is never filled beside => genre=jazz; write two lines"),
            ("re: play (?<query>", "missing closing parenthesis"),
            ("re: play (?&nothing)", "reference to non-existent subpattern"),
            ("play <each> song", "<each> is a regex; call it in a re: line"),
            ("re: play (?&some) <genre>", "<some> has slots; write it out"),
            ("re: play (?<colour>x)", "slot colour is not in skill.yaml"),
            ("[dance]", "[dance] is no intent, head, tail or and"),
            ("[next]\nnext", "intent next is not in skill.yaml"),
        ])
    func `a pattern that cannot be meant is an error`(_ line: String, _ message: String) {
        var skill = SkillFixture()
        skill.phrases = "<some> = some {genre}\n<each> = re: each|every"
        skill.patterns = "[play]\nplay jazz\n" + line
        let (library, diagnostics) = skill.load()
        #expect(diagnostics.filter { $0.severity == .error }.map(\.message).contains(message))
        #expect(diagnostics.allSatisfy { $0.file == "patterns.txt" && $0.line >= 3 })
        #expect(library.summary.isEmpty)
    }

    @Test func `a pattern whose slots can be left out in more ways than anybody means is an error`() {
        var skill = SkillFixture()
        skill.slots += ["album", "track", "playlist", "mood", "station"].map(SkillFixture.open)
        skill.patterns = "[play]\nplay jazz " + skill.slots.map { "[in {\($0.key)}]" }.joined(separator: " ")
        #expect(
            skill.load().diagnostics.map(\.description) == [
                "test/en/patterns.txt:2: error: too many slots can be left out of it; write several"
            ])
    }

    @Test(
        arguments: [
            ("<a> = x <b>\n<b> = y <a>", "<a> holds itself: a > b > a"),
            ("<a> = x\n<a> = y", "<a> is defined twice"), ("a = x", "expected <name> = text | text"),
            ("=", "expected <name> = text | text"), ("|", "expected <name> = text | text"),
            (chain(40, "x <next>"), "phrases are nested too deep"),
            (
                "<p0> = re: ab\n" + (1...30).map { "<p\($0)> = re: (?&p\($0 - 1))(?&p\($0 - 1))\n" }.joined(),
                "longer than 65536 bytes with its phrases; write several"
            ),
            (chain(20, "<next> <next>"), "consists of more than 50000 words; write several"),
        ])
    func `phrases are defined once and end`(_ phrases: String, _ message: String) {
        var skill = SkillFixture()
        skill.phrases = phrases
        #expect(skill.load().diagnostics.contains { $0.message == message && $0.file == "phrases.txt" })
    }

    /// Phrases each of which stands for `text`, in which `<next>` is the next of them.
    private static func chain(_ count: Int, _ text: String) -> String {
        (0..<count).map { "<p\($0)> = " + text.replacing("<next>", with: "<p\($0 + 1)>") }.joined(separator: "\n")
            + "\n<p\(count)> = end"
    }

    @Test func `an entry belongs to one line of a list`() {
        var skill = SkillFixture()
        skill.lists["genre"] = "jazz | Jazz\nrock | jazz"
        #expect(
            skill.load().diagnostics.map(\.description) == [
                "test/en/lists/genre.txt:1: warning: \"Jazz\" stands here already for \"jazz\"",
                "test/en/lists/genre.txt:2: error: \"jazz\" stands here already for \"jazz\"",
            ])
    }

    @Test(arguments: ["\u{FEFF}[pause]\r\nhush\r\n", "[pause]\rhush", "\n [pause]\t\n\u{A0}hush\u{A0}"])
    func `files are read with the line ends and blanks of any editor`(_ patterns: String) {
        var skill = SkillFixture()
        skill.patterns = patterns
        #expect(skill.load().diagnostics == [])
        #expect(skill.read("hush").texts == ["pause"])
    }

    @Test func `a slot needs its list only where a pattern uses it`() {
        var skill = SkillFixture()
        skill.lists["genre"] = nil
        #expect(skill.load().diagnostics == [])
        skill.patterns += "\n[play]\nplay some {genre}"
        #expect(skill.load().diagnostics.map(\.message) == ["slot genre needs lists/genre.txt"])
    }

    @Test func `a nested quantifier in a raw pattern is warned of`() {
        var skill = SkillFixture()
        skill.patterns += "\nre: (?:a+)+b"
        #expect(skill.load().diagnostics.map(\.severity) == [.warning])
    }

    @Test(
        arguments: [
            ("play.ok: {what} {colour}", "play.ok has no value {colour}"),
            ("dance.ok: yes", "nobody asks for dance.ok"),
            ("play.ok: {what} {place}", "no wording of play.ok works without {place}; use [ ]"),
            ("play.ok: {what", "missing }"), ("play.ok: [{what}", "missing ]"),
            ("play.ok", "expected key: wording | wording"),
            ("stop.ok: a\nstop.ok: b", "stop.ok stands here already"),
        ])
    func `a reply that cannot be said is an error`(_ replies: String, _ message: String) {
        var skill = SkillFixture()
        skill.replies = replies
        #expect(skill.load().diagnostics.contains { $0.message == message && $0.severity == .error })
    }

    @Test func `missing replies are a warning`() {
        var skill = SkillFixture()
        skill.replies = "stop.ok: Stopped."
        #expect(skill.load().diagnostics.map(\.severity) == [.warning])
    }

    @Test func `a broken language takes no other down`() {
        var source = SkillFixture().source
        source.languages["de"] = ["patterns.txt": "[play]\nspiel {unsinn}"]
        let (library, diagnostics) = SkillLibrary.load([source])
        #expect(diagnostics.map(\.language) == ["de"])
        #expect(library.summary.map(\.language) == ["en"])
    }

    @Test func `the manifest is checked against what there is`() {
        var skill = SkillFixture()
        skill.slots.append(SkillFixture.open("colour"))
        skill.intents.append(SkillFixture.intent("dance", sets: [["query"]]))
        skill.intents.append(SkillFixture.intent("stop", sets: [["speed"]]))
        let (library, diagnostics) = skill.load()
        #expect(
            diagnostics.map(\.message) == [
                "unknown slot colour", "unknown intent dance", "slot speed is not under slots",
            ])
        #expect(library.summary.isEmpty)
    }
}
