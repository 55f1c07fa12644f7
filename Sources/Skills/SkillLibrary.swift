package import MusicSkillCore

/// All skills in all their languages: reads sentences and words replies.
package final class SkillLibrary: Sendable {
    /// By language in lower case; those of higher priority first.
    private let editions: [String: [SkillEdition]]
    private let randomness: Randomness

    /// More words than anybody says to a music service.
    private static let maximumWords = 60

    private init(_ editions: [SkillEdition], randomness: Randomness) {
        self.editions = Dictionary(grouping: editions) { $0.summary.language.lowercased() }
            .mapValues { $0.sorted { $0.priority > $1.priority } }
        self.randomness = randomness
    }

    /// Compiles what can be compiled. A language in which a skill has an error is left out for that skill; the others live.
    /// - Parameter languages: those to compile now, and to look for errors in; the others when they are first read. All
    ///   where nothing is given.
    package static func load(
        _ sources: [SkillSource], languages: [String]? = nil, randomness: Randomness = .system
    ) -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) {
        var editions: [SkillEdition] = []
        var findings: [SkillDiagnostic] = []
        for source in sources {
            var diagnostics = Diagnostics(skill: source.name)
            if let skill = SkillCompiler(source, diagnostics: &diagnostics) { editions += skill.editions }
            findings += diagnostics.all
        }
        let library = SkillLibrary(editions, randomness: randomness)
        let now = languages.map { Set($0.compactMap { library.nearest($0) }) } ?? Set(library.editions.keys)
        for edition in editions where now.contains(edition.summary.language.lowercased()) {
            findings += edition.findings
        }
        return (library, findings)
    }

    /// The library that follows when the files have changed: what has errors, or no longer passes its own tests, stays
    /// as it is, and is complained of.
    package func next(_ sources: [SkillSource]) -> (library: SkillLibrary, complaints: [String]) {
        let (fresh, findings) = Self.load(sources, languages: [], randomness: randomness)
        var complaints = findings.filter { $0.severity == .error }.map(\.description)
        var kept: [SkillEdition] = []
        for edition in fresh.all {
            let old = all.first { $0.isSame(edition) }
            if let old, old.summary.revision == edition.summary.revision {
                kept.append(old)
            } else {
                let problems = fresh.problems(of: edition)
                complaints += problems
                if problems.isEmpty { kept.append(edition) } else if let old { kept.append(old) }
            }
        }
        // A manifest that cannot be read takes none of its languages with it.
        let broken = Set(findings.filter { $0.severity == .error }.map(\.skill))
        kept += all.filter { old in broken.contains(old.summary.skill) && !kept.contains { $0.isSame(old) } }
        return (SkillLibrary(kept, randomness: randomness), complaints)
    }

    private func problems(of edition: SkillEdition) -> [String] {
        let errors = edition.findings.filter { $0.severity == .error }.map(\.description)
        guard errors.isEmpty, let language = edition.language else { return errors }
        var report = SkillReport()
        check(language, &report)
        return report.failures.map(\.description)
            + report.findings.filter { $0.severity == .error }.map(\.description)
    }

    private var all: [SkillEdition] { editions.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// What there is, in the order of names.
    package var summary: [SkillSummary] {
        all.filter { !$0.isBroken }.map(\.summary).sorted { ($0.skill, $0.language) < ($1.skill, $1.language) }
    }

    /// Runs the tests of every skill against all skills together, so that one that takes another's sentences is seen.
    /// - Parameter languages: those to check; all where nothing is given.
    package func check(languages: [String]? = nil) -> SkillReport {
        var report = SkillReport()
        for edition in all where languages?.contains(edition.summary.language) ?? true {
            edition.language.map { check($0, &report) }
        }
        return report
    }

    private func check(_ skill: SkillLanguage, _ report: inout SkillReport) {
        let language = skill.summary.language
        var reached: Set<String> = []
        for test in skill.tests {
            let reading = read(test.sentence, languages: [language], home: test.home)
            reached.formUnion((reading.interpretations + reading.following.joined()).map(\.pattern))
            if let got = test.failure(reading) {
                report.failures.append(
                    SkillReport.Failure(
                        skill: skill.summary.skill, language: language, line: test.line, sentence: test.sentence,
                        expected: test.expected, got: got))
            } else {
                report.passed += 1
            }
        }
        report.findings += skill.findings { !reached.contains($0) }
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
        for language in requested.compactMap(nearest) where !reading.languages.contains(language) {
            reading.languages.append(language)
            let skills = editions[language, default: []].compactMap(\.language)
            guard !folded.bytes.isEmpty else { continue }
            let commands = read(folded, skills, home, &reading.complaints)
            let isBetter = (commands[0].first?.score ?? 0) > (reading.interpretations.first?.score ?? 0)
            if isBetter { reading.following = Array(commands.dropFirst()) }
            reading.interpretations = Self.best(reading.interpretations + commands[0])
        }
        return reading
    }

    /// The readings of each command of the sentence; of the whole where it is one.
    private func read(
        _ text: FoldedText, _ skills: [SkillLanguage], _ home: HomeVocabulary, _ complaints: inout [String]
    ) -> [[Interpretation]] {
        let results = skills.map { $0.read(text, home: home) }
        complaints += results.flatMap(\.complaints)
        let whole = Self.best(results.flatMap(\.interpretations))
        for (first, second) in results.flatMap(\.halves) {
            guard let first = FoldedText(text.spoken(first)), let second = FoldedText(text.spoken(second)) else {
                continue
            }
            let tail = Self.best(skills.flatMap { $0.read(second, home: home).interpretations })
            guard let end = tail.first, end.score >= Self.standsAlone, end.score > whole.first?.score ?? 0 else {
                continue
            }
            let head = read(first, skills, home, &complaints)
            guard let start = head[0].first, start.score > whole.first?.score ?? 0 else { continue }
            return head + [tail]
        }
        return [whole]
    }

    /// What a command that follows another has to score: one whose every word is understood.
    private static let standsAlone = 0.75

    /// The language itself, its nearest parent or else its nearest kin that has any skill.
    private func nearest(_ language: String) -> String? {
        if editions[language] != nil { return language }
        let parents = Self.parents(language)
        return (parents + parents.compactMap { LanguageKin.nearest[$0] }).first { editions[$0] != nil }
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
        for index in order where best.count < Candidate.maximumReadings {
            let next = found[index]
            if !best.contains(where: { $0.intent == next.intent && $0.slots == next.slots }) { best.append(next) }
        }
        return best
    }
}

extension SkillLibrary: ReplyWording {
    package func wording(_ key: String, language: String, values: [String: String]) -> String? {
        for language in Self.parents(language) + ["en"] {
            for skill in editions[language, default: []].compactMap(\.language) {
                if let text = skill.replies.wording(key, values: values, randomness: randomness) { return text }
            }
        }
        return nil
    }
}
