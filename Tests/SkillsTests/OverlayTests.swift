import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct OverlayTests {
    private let shipped = SkillSource(
        name: "music", manifest: .text(""),
        languages: [
            "en": [
                "patterns.txt": "[pause]\npause", "phrases.txt": "<a> = one\n| two\n<b> = three",
                "replies.txt": "pause.ok: Paused.\nstop.ok: Stopped.",
            ]
        ])

    private func overlaid(_ path: String, _ text: String) -> String? {
        shipped.overlaid(with: ["en": [path: text]]).languages["en"]?[path]
    }

    @Test func `patterns come to those that are there`() {
        #expect(overlaid("patterns.txt", "[stop]\nhush") == "[pause]\npause\n[stop]\nhush")
    }

    @Test func `phrases and replies take the place of those of their name`() {
        #expect(overlaid("phrases.txt", "<a> = four") == "<b> = three\n<a> = four")
        #expect(overlaid("replies.txt", "stop.ok: Hush.") == "pause.ok: Paused.\nstop.ok: Hush.")
    }

    @Test func `a file that says so takes the place of the whole`() {
        #expect(overlaid("patterns.txt", "# instead\n[stop]\nhush") == "# instead\n[stop]\nhush")
    }

    @Test func `a language says only what it says otherwise than its parent`() {
        var source = SkillFixture().source
        source.languages["en"]?["phrases.txt"] = "<play> = play | hear"
        source.languages["en"]?["patterns.txt"] = "[play]\n<play> {query}"
        source.languages["en-XA"] = ["phrases.txt": "<play> = sound", "patterns.txt": "[play]\n<play> up {query}"]
        source.languages["en-XA-old"] = ["patterns.txt": "# instead\n[play]\nplease <play> {query}"]
        let library = SkillLibrary.load([source]).library
        func read(_ text: String, in language: String) -> [String] {
            library.read(text, languages: [language], home: HomeVocabulary()).texts
        }
        #expect(read("sound air", in: "en-XA") == ["play query=air"])
        #expect(read("sound up air", in: "en-XA") == ["play query=air", "play query=up air"])
        #expect(read("hear air", in: "en-XA") == [])
        #expect(read("please sound air", in: "en-XA-old") == ["play query=air"])
        #expect(read("sound air", in: "en-XA-old") == [])
        #expect(read("hear air", in: "en") == ["play query=air"])
    }

    @Test func `a change of the parent is a change of the language`() {
        var source = SkillFixture().source
        source.languages["en-XA"] = ["phrases.txt": "<play> = sound"]
        func revision() -> String? {
            SkillLibrary.load([source]).library.summary.first { $0.language == "en-XA" }?.revision
        }
        let before = revision()
        source.languages["en"]?["lists/genre.txt"] = "jazz"
        #expect(before != nil && revision() != before)
    }

    @Test func `files and languages can be new`() {
        #expect(overlaid("lists/genre.txt", "polka") == "polka")
        #expect(shipped.overlaid(with: ["fr": ["patterns.txt": "[stop]"]]).languages["fr"]?.count == 1)
    }
}
