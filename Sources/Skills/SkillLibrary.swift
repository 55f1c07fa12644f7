package import MusicSkillCore

/// All skills in all their languages: reads sentences and words replies.
package final class SkillLibrary: Sendable {
    /// By language in lower case; those of higher priority first.
    private let editions: [String: [SkillEdition]]
    private let randomness: Randomness

    /// More words than anybody says to a music service.
    private static let maximumWords = 60

    private init(_ editions: [SkillEdition], randomness: Randomness) {
        self.editions = Dictionary(grouping: editions) { $0.name.language.lowercased() }
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
        findings += library.editions(in: languages).flatMap(\.findings)
        return (library, findings)
    }

    /// The library that follows when the files have changed: what has errors, or no longer passes its own tests, stays
    /// as it is, and is complained of.
    package func next(_ sources: [SkillSource]) -> (library: SkillLibrary, complaints: [String]) {
        let (fresh, findings) = Self.load(sources, languages: [], randomness: randomness)
        var complaints = findings.filter { $0.severity == .error }.map(\.description)
        var kept: [SkillEdition] = []
        for edition in fresh.all {
            let old = all.first { $0.name == edition.name }
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
        kept += all.filter { old in broken.contains(old.name.skill) && !kept.contains { $0.name == old.name } }
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

    private var all: [SkillEdition] { editions(in: nil) }

    /// Those that sentences in `languages` are read with; all where nothing is given.
    private func editions(in languages: [String]?) -> [SkillEdition] {
        let wanted = languages.map { Set($0.compactMap(nearest)) }
        return editions.filter { wanted?.contains($0.key) ?? true }.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// What there is, in the order of names.
    package var summary: [SkillSummary] {
        all.filter { !$0.isBroken }.map(\.summary).sorted { ($0.skill, $0.language) < ($1.skill, $1.language) }
    }

    /// Runs the tests of every skill against all skills together, so that one that takes another's sentences is seen.
    /// - Parameter languages: those to check; all where nothing is given.
    package func check(languages: [String]? = nil) -> SkillReport {
        var report = SkillReport()
        for edition in editions(in: languages) { edition.language.map { check($0, &report) } }
        return report
    }

    private func check(_ skill: SkillLanguage, _ report: inout SkillReport) {
        let (tests, findings) = skill.tests
        var reached: Set<String> = []
        for test in tests {
            let reading = read(test.sentence, languages: [skill.name.language], home: test.home)
            reached.formUnion((reading.interpretations + reading.following.joined()).map(\.pattern))
            if let got = test.failure(reading) {
                report.failures.append(
                    SkillReport.Failure(
                        skill: skill.name.skill, language: skill.name.language, line: test.line,
                        sentence: test.sentence, expected: test.expected, got: got))
            } else {
                report.passed += 1
            }
        }
        report.findings += findings + skill.findings { !reached.contains($0) }
    }
}

extension SkillLibrary: SentenceReader {
    package func read(_ text: String, languages requested: [String], home: HomeVocabulary) -> Reading {
        var reading = Reading()
        guard let folded = FoldedText(text) else {
            reading.complaints = ["a sentence of more than \(Utterance.maximumLength) characters was refused"]
            return reading
        }
        guard folded.wordCount(0..<folded.bytes.count) <= Self.maximumWords else {
            reading.complaints = ["a sentence of more than \(Self.maximumWords) words was refused"]
            return reading
        }
        for language in requested.compactMap(nearest) where !reading.languages.contains(language) {
            reading.languages.append(language)
            let skills = editions[language, default: []].compactMap(\.language)
            guard !folded.bytes.isEmpty else { continue }
            let commands = fluent(folded, skills, home, &reading.complaints)
            let isBetter = (commands[0].first?.score ?? 0) > (reading.interpretations.first?.score ?? 0)
            if isBetter { reading.following = Array(commands.dropFirst()) }
            reading.interpretations = [reading.interpretations, commands[0]].best
        }
        return reading
    }

    /// The readings of the sentence as it was said, or as it was meant where that makes more sense.
    private func fluent(
        _ text: FoldedText, _ skills: [SkillLanguage], _ home: HomeVocabulary, _ complaints: inout [String]
    ) -> [[Interpretation]] {
        let commands = read(text, skills, home, &complaints)
        for skill in skills {
            guard let meant = text.withoutHesitation(skill.fillers) else { continue }
            let better = read(meant, skills, home, &complaints)
            guard let score = better[0].first?.score else { continue }
            if score - Self.hesitationCost > commands[0].first?.score ?? 0 { return better }
        }
        return commands
    }

    /// What the words that are left out have to be worth: "uh huh" may be a title.
    private static let hesitationCost = 0.05

    /// The readings of each command of the sentence; of the whole where it is one.
    private func read(
        _ text: FoldedText, _ skills: [SkillLanguage], _ home: HomeVocabulary, _ complaints: inout [String]
    ) -> [[Interpretation]] {
        let (whole, halves) = Self.whole(text, skills, home, &complaints)
        for (first, second) in halves {
            guard let first = FoldedText(text.spoken(first)), let second = FoldedText(text.spoken(second)) else {
                continue
            }
            let tail = Self.whole(second, skills, home, &complaints).readings
            guard let end = tail.first, end.score >= Self.standsAlone, end.score > whole.first?.score ?? 0 else {
                continue
            }
            let head = read(first, skills, home, &complaints)
            guard let start = head[0].first, start.score > whole.first?.score ?? 0 else { continue }
            return head + [tail]
        }
        return [whole]
    }

    /// The readings of `text` as one command, and the ways to part it into two.
    private static func whole(
        _ text: FoldedText, _ skills: [SkillLanguage], _ home: HomeVocabulary, _ complaints: inout [String]
    ) -> (readings: [Interpretation], halves: [(first: Range<Int>, second: Range<Int>)]) {
        let results = skills.map { $0.read(text, home: home) }
        // A pattern that is stopped on the sentence is often stopped on its parts.
        for complaint in results.flatMap(\.complaints) where !complaints.contains(complaint) {
            complaints.append(complaint)
        }
        return (results.map(\.interpretations).best, results.flatMap(\.halves))
    }

    /// What a command that follows another has to score: one whose every word is understood.
    private static let standsAlone = 0.75

    /// Of the language and its relatives, the first that has any skill.
    private func nearest(_ language: String) -> String? {
        if editions[language] != nil { return language }
        return LanguageKin.relatives(of: language).first { editions[$0] != nil }
    }
}

extension SkillLibrary: ReplyWording {
    package func wording(_ key: String, language: String, values: [String: String]) -> String? {
        for language in LanguageKin.relatives(of: language) + ["en"] {
            for skill in editions[language, default: []].compactMap(\.language) {
                if let text = skill.replies.wording(key, values: values, randomness: randomness) { return text }
            }
        }
        return nil
    }
}
