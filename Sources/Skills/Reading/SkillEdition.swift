import MusicSkillCore

/// One language of one skill as it was found, compiled when it is first needed: a home speaks few of many languages.
final class SkillEdition: Sendable {
    let summary: SkillSummary
    let priority: Int
    private let compile: @Sendable (inout Diagnostics) -> SkillLanguage?
    private let result = Locked<(language: SkillLanguage?, findings: [SkillDiagnostic])?>(nil)

    init(
        summary: SkillSummary, priority: Int, compile: @escaping @Sendable (inout Diagnostics) -> SkillLanguage?
    ) {
        self.summary = summary
        self.priority = priority
        self.compile = compile
    }

    /// Nothing when its files have errors.
    var language: SkillLanguage? { compiled.language }

    /// Whether it was compiled and has errors.
    var isBroken: Bool { result.withLock { $0.map { $0.language == nil } ?? false } }

    /// What is wrong with its files.
    var findings: [SkillDiagnostic] { compiled.findings }

    private var compiled: (language: SkillLanguage?, findings: [SkillDiagnostic]) {
        result.withLock { result in
            if let result { return result }
            var diagnostics = Diagnostics(skill: summary.skill, language: summary.language)
            let fresh = (language: compile(&diagnostics), findings: diagnostics.all)
            result = fresh
            return fresh
        }
    }

    func isSame(_ other: SkillEdition) -> Bool {
        summary.skill == other.summary.skill && summary.language == other.summary.language
    }
}
