import MusicSkillCore

/// One language of one skill as it was found: a home speaks few of many languages, so each is looked at when it is needed.
final class SkillEdition: Sendable {
    /// Which skill in which language.
    struct Name: Hashable, Sendable {
        var skill: String
        var language: String
    }

    let name: Name
    let priority: Int
    private let lazySummary: Lazy<SkillSummary>
    private let compiled: Lazy<(language: SkillLanguage?, findings: [SkillDiagnostic])>

    init(
        _ name: Name, priority: Int, summarize: @escaping @Sendable () -> SkillSummary,
        compile: @escaping @Sendable (inout Diagnostics) -> SkillLanguage?
    ) {
        self.name = name
        self.priority = priority
        lazySummary = Lazy(summarize)
        compiled = Lazy {
            var diagnostics = Diagnostics(skill: name.skill, language: name.language)
            return (compile(&diagnostics), diagnostics.all)
        }
    }

    var summary: SkillSummary { lazySummary.value }

    /// Nothing when its files have errors.
    var language: SkillLanguage? { compiled.value.language }

    /// Whether it was compiled and has errors.
    var isBroken: Bool { compiled.known.map { $0.language == nil } ?? false }

    /// What is wrong with its files.
    var findings: [SkillDiagnostic] { compiled.value.findings }
}
