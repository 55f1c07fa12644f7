import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct ReloadTests {
    private func source(_ change: (inout SkillFixture) -> Void) -> SkillSource {
        var skill = SkillFixture()
        change(&skill)
        return skill.source
    }

    private let library = SkillFixture().load().library

    private func reads(_ library: SkillLibrary, _ text: String) -> Bool {
        !library.read(text, languages: ["en"], home: HomeVocabulary()).interpretations.isEmpty
    }

    @Test func `a new version that passes its tests takes over`() {
        let (next, complaints) = library.next([
            source {
                $0.patterns += "\n[pause]\nhush"
                $0.tests += "\nhush => pause"
            }
        ])
        #expect(complaints == [])
        #expect(reads(next, "hush"))
        #expect(next.summary.first?.revision != library.summary.first?.revision)
    }

    @Test func `a version with an error is complained of, and the old one stays`() {
        let (next, complaints) = library.next([source { $0.patterns += "\n[pause]\nhush (" }])
        #expect(complaints.count == 1)
        #expect(complaints.first?.contains("patterns.txt") == true)
        #expect(reads(next, "pause"))
        #expect(!reads(next, "hush"))
    }

    @Test func `a version that fails its own tests is complained of, and the old one stays`() {
        let (next, complaints) = library.next([
            source {
                $0.patterns += "\n[pause]\nhush"
                $0.tests += "\npause => -"
            }
        ])
        #expect(complaints.count == 1)
        #expect(reads(next, "pause"))
        #expect(!reads(next, "hush"))
    }

    @Test func `a manifest that cannot be read takes nothing away`() {
        var broken = SkillFixture().source
        broken.manifest = .text("nonsense")
        let (next, complaints) = library.next([broken])
        #expect(complaints.count == 1)
        #expect(reads(next, "pause"))
    }

    @Test func `a skill that is gone is gone`() {
        let (next, complaints) = library.next([])
        #expect(complaints == [])
        #expect(!reads(next, "pause"))
    }

    @Test func `a language is compiled when it is first read`() {
        let (library, diagnostics) = SkillLibrary.load(
            [source { $0.patterns += "\n[pause]\nhush (" }], languages: ["de"], randomness: .fixed(0))
        #expect(diagnostics == [])
        #expect(library.summary.count == 1)
        #expect(!reads(library, "pause"))
    }
}
