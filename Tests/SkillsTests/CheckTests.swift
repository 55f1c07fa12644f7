import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct CheckTests {
    @Test func `tests tell what was expected and what was read`() {
        var skill = SkillFixture()
        skill.patterns += "\n[tail]\nin [the] {place}"
        skill.tests = """
            rooms: kitchen = galley
            play x by y => play title=x artist="y"
            play x by y ~> play query="x by y"
            play x in the galley => play query=x room=kitchen
            play x => -
            hum => pause
            pause => pause
            """
        let report = skill.load().library.check()
        #expect(report.passed == 4)
        #expect(
            report.failures.map(\.description) == [
                "test/en/tests.txt:5: \"play x\": expected -, got play query=\"x\"",
                "test/en/tests.txt:6: \"hum\": expected pause, got -",
            ])
        #expect(report.findings == [])
    }

    @Test func `a dialect is checked by the tests it is read by`() {
        var skill = SkillFixture()
        skill.tests = "pause => pause"
        #expect(skill.load().library.check(languages: ["en-GB"]).passed == 1)
        #expect(skill.load().library.check(languages: ["fr"]).passed == 0)
    }

    @Test func `a test fails when another skill takes its sentence`() {
        var greedy = SkillFixture()
        greedy.name = "greedy"
        greedy.patterns = "[pause]\nhum"
        var skill = SkillFixture()
        skill.tests = "hum => -\npause => pause\nplay x by y => play title=x artist=y"
        let (library, _) = SkillLibrary.load([skill.source, greedy.source])
        #expect(library.check().failures.map(\.sentence) == ["hum"])
    }

    @Test func `a pattern that no test reaches is named`() {
        var skill = SkillFixture()
        skill.tests = "pause => pause"
        let warnings = skill.load().library.check().findings
        #expect(warnings.map(\.line) == [2, 3])
        #expect(warnings.first?.message == "no test reaches \"play {query}\"")
    }

    @Test func `a pattern too large for PCRE2 is named and left out, and the others read on`() {
        var skill = SkillFixture()
        // More code than the 64 KiB that PCRE2 addresses, out of few sentences.
        let words = (0..<9000).map { "w\($0)" }.joined(separator: " | ")
        skill.patterns += "\n[play]\nplay (\(words)) {query}"
        skill.tests = "play x => play query=x"
        let library = skill.load().library
        let errors = library.check().findings.filter { $0.severity == .error }
        #expect(errors.map(\.line) == [7])
        let reading = library.read("play w7 x", languages: ["en"], home: HomeVocabulary())
        #expect(reading.texts == ["play query=w7 x"])
        #expect(reading.complaints.map { $0.prefix { $0 != " " } } == ["test/en/patterns.txt:7:"])
        let complaints = SkillFixture().load().library.next([skill.source]).complaints
        #expect(complaints.map { $0.prefix { $0 != " " } } == ["test/en/patterns.txt:7:"])
    }

    @Test func `the summary changes with the files`() {
        var skill = SkillFixture()
        skill.tests = "rooms: kitchen\npause => pause"
        let before = skill.load().library.summary
        #expect(before.map(\.patterns) == [3])
        #expect(before.map(\.tests) == [1])
        skill.lists["genre"]? += "\npolka"
        #expect(before.first?.revision.count == 8)
        #expect(skill.load().library.summary.map(\.revision) != before.map(\.revision))
    }

    @Test(
        arguments: [
            "play x", "play x => dance", "play x => play colour=red", "=> play", "play x ~> -", "=>",
            "play x => play x =>", "rooms: =",
            "rooms: kitchen, ", "players: , kitchen", "choices: hurt = = first", "rooms kitchen",
        ])
    func `a test that cannot be read is an error`(_ line: String) {
        var skill = SkillFixture()
        skill.tests = line
        let errors = skill.load().library.check().findings.filter { $0.severity == .error }
        #expect(errors.map(\.file) == ["tests.txt"])
    }
}
