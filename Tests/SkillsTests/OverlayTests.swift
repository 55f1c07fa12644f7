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

    @Test func `files and languages can be new`() {
        #expect(overlaid("lists/genre.txt", "polka") == "polka")
        #expect(shipped.overlaid(with: ["fr": ["patterns.txt": "[stop]"]]).languages["fr"]?.count == 1)
    }
}
