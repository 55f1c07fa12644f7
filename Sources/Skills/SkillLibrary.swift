package import MusicSkillCore

/// All skills in all their languages, compiled: reads sentences and words replies.
package final class SkillLibrary: Sendable {
    /// By language in lower case; those of higher priority first.
    private let languages: [String: [SkillLanguage]]
    private let randomness: Randomness

    /// The folder of the lists that all languages share: BCP 47 for a language that is none in particular.
    private static let sharedLanguage = "und"
    /// More readings than anybody looks at.
    private static let maximumReadings = 16
    /// More words than anybody says to a music service.
    private static let maximumWords = 60

    private init(languages: [String: [SkillLanguage]], randomness: Randomness) {
        self.languages = languages
        self.randomness = randomness
    }

    /// Compiles what can be compiled. A language in which a skill has an error is left out for that skill; the others live.
    package static func load(
        _ sources: [SkillSource], randomness: Randomness = .system
    ) -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) {
        var languages: [String: [SkillLanguage]] = [:]
        var findings: [SkillDiagnostic] = []
        for source in sources {
            var diagnostics = Diagnostics(skill: source.name)
            let manifest = SkillManifest(source.manifest, diagnostics: &diagnostics)
            findings += diagnostics.all
            if diagnostics.hasErrors { continue }
            var shared = Diagnostics(skill: source.name, language: sharedLanguage)
            let lists = SkillCompiler.lists(source.languages[sharedLanguage] ?? [:], diagnostics: &shared)
            findings += shared.all
            for (language, files) in source.languages.sorted(by: { $0.key < $1.key }) where language != sharedLanguage {
                var diagnostics = Diagnostics(skill: source.name, language: language)
                if let compiled = SkillCompiler.compile(
                    manifest, skill: source.name, language: language, files: files, shared: lists,
                    diagnostics: &diagnostics)
                {
                    languages[language.lowercased(), default: []].append(compiled)
                }
                findings += diagnostics.all
            }
        }
        for language in languages.keys { languages[language]?.sort { $0.priority > $1.priority } }
        return (SkillLibrary(languages: languages, randomness: randomness), findings)
    }

    /// What there is, in the order of names.
    package var summary: [SkillSummary] {
        languages.values.joined().map(\.summary).sorted { ($0.skill, $0.language) < ($1.skill, $1.language) }
    }

    /// Runs the tests of every skill against all skills together, so that one that takes another's sentences is seen.
    package func check() -> SkillReport {
        var report = SkillReport()
        for (_, skills) in languages.sorted(by: { $0.key < $1.key }) {
            for skill in skills { check(skill, &report) }
        }
        return report
    }

    private func check(_ skill: SkillLanguage, _ report: inout SkillReport) {
        let language = skill.summary.language
        var reached: Set<String> = []
        for test in skill.tests {
            let readings = read(test.sentence, languages: [language], home: test.home).interpretations
            reached.formUnion(readings.map(\.pattern))
            if let got = test.failure(readings) {
                report.failures.append(
                    SkillReport.Failure(
                        skill: skill.summary.skill, language: language, line: test.line, sentence: test.sentence,
                        expected: test.expected, got: got))
            } else {
                report.passed += 1
            }
        }
        var diagnostics = Diagnostics(skill: skill.summary.skill, language: language)
        for pattern in skill.patterns
        where pattern.intent != nil && pattern.intent != Intent.none && !reached.contains(pattern.line.text) {
            diagnostics.warning(PatternFile.name, pattern.line.number, "no test reaches \"\(pattern.line.text)\"")
        }
        report.warnings += diagnostics.all
    }
}

extension SkillLibrary: SentenceReader {
    package func read(_ text: String, languages requested: [String], home: HomeVocabulary) -> Reading {
        var reading = Reading()
        guard let folded = FoldedText(text) else {
            reading.complaints = ["a sentence of more than \(Utterance.maximumLength) characters was refused"]
            return reading
        }
        guard folded.words.count <= Self.maximumWords else {
            reading.complaints = ["a sentence of more than \(Self.maximumWords) words was refused"]
            return reading
        }
        var found: [Interpretation] = []
        for skills in requested.compactMap({ skills(for: $0) }) {
            guard let language = skills.first?.summary.language, !reading.languages.contains(language) else { continue }
            reading.languages.append(language)
            for skill in skills where !folded.bytes.isEmpty {
                let (interpretations, complaints) = skill.read(folded, home: home)
                found += interpretations
                reading.complaints += complaints
            }
        }
        reading.interpretations = Self.best(found)
        return reading
    }

    /// Those of the language itself or of its nearest parent that has any.
    private func skills(for language: String) -> [SkillLanguage]? {
        Self.parents(language).lazy.compactMap { self.languages[$0] }.first
    }

    /// `de-AT`: `de-at`, `de`.
    private static func parents(_ language: String) -> [String] {
        let parts = language.lowercased().split { $0 == "-" || $0 == "_" }
        return (0..<parts.count).map { parts.dropLast($0).joined(separator: "-") }
    }

    /// Best first, the same thing once, not too many. Of equals, the one found first.
    private static func best(_ found: [Interpretation]) -> [Interpretation] {
        let order = found.indices.sorted {
            found[$0].score != found[$1].score ? found[$0].score > found[$1].score : $0 < $1
        }
        var best: [Interpretation] = []
        for index in order where best.count < maximumReadings {
            let next = found[index]
            if !best.contains(where: { $0.intent == next.intent && $0.slots == next.slots }) { best.append(next) }
        }
        return best
    }
}

extension SkillLibrary: ReplyWording {
    package func wording(_ key: String, language: String, values: [String: String]) -> String? {
        for language in Self.parents(language) + ["en"] {
            for skill in languages[language, default: []] {
                if let text = skill.replies.wording(key, values: values, randomness: randomness) { return text }
            }
        }
        return nil
    }
}
