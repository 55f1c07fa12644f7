package import MusicSkillCore

package struct SkillSource: Sendable {}
package final class SkillLibrary: SentenceReader, ReplyWording {
    package static func load(_ sources: [SkillSource]) -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) {
        (SkillLibrary(), [])
    }
    package func check() -> SkillReport { SkillReport() }
    package var summary: [SkillSummary] { [] }
    package func read(_ text: String, languages: [String], home: HomeVocabulary) -> Reading { Reading() }
    package func wording(_ key: String, language: String, values: [String: String]) -> String? { nil }
}
