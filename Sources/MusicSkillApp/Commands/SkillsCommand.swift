import MusicSkillCore
import Skills

/// `musicskill skills`: what is installed, and whether it holds what it promises.
enum SkillsCommand {
    static let command = Command(
        name: "skills", summary: "list the skills, or check them", arguments: "list | check",
        options: [
            Option("--json", nil, "print the list as JSON"),
            Option("--language", "TAG", "check only this language"),
        ],
        details: """
            list   every skill and language, with its patterns and tests
            check  lint every file, run every skill's tests against all skills; exits with 65 when something is wrong
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        guard let word = invocation.arguments.words.first, ["list", "check"].contains(word) else {
            throw AppError(.usage, "musicskill skills takes one word: list or check")
        }
        let languages = invocation.arguments["--language"].map { [$0] }
        let folders = try SkillFolders.find(invocation, Workspace.loadConfiguration(invocation))
        let (library, diagnostics) = try Workspace.loadSkills(folders, languages: languages)
        return word == "list"
            ? list(library, diagnostics, invocation)
            : check(library, diagnostics, languages: languages, invocation.console)
    }

    private static func list(
        _ library: SkillLibrary, _ diagnostics: [SkillDiagnostic], _ invocation: Invocation
    ) -> ExitCode {
        if invocation.arguments.has("--json") {
            let problems = diagnostics.filter { $0.severity == .error }.map(\.description)
            let skills = library.summary.map { BridgeInfo.Skill($0, complaints: problems) }
            invocation.console.say(String(decoding: Wire.encode(skills), as: UTF8.self))
        } else {
            let rows = library.summary.map { skill in
                [
                    "\(skill.skill)/\(skill.language)", "version \(skill.version)", skill.revision,
                    "\(skill.patterns) patterns", "\(skill.tests) tests",
                ]
            }
            for line in Table.lines(rows) { invocation.console.say(line) }
        }
        let errors = diagnostics.filter { $0.severity == .error }
        for error in errors { invocation.console.complain("\(error)") }
        return errors.isEmpty ? .done : .badData
    }

    private static func check(
        _ library: SkillLibrary, _ diagnostics: [SkillDiagnostic], languages: [String]?, _ console: Console
    ) -> ExitCode {
        let report = library.check(languages: languages)
        for diagnostic in diagnostics + report.findings { console.complain("\(diagnostic)") }
        for failure in report.failures { console.complain("\(failure)") }
        let errors = (diagnostics + report.findings).count { $0.severity == .error }
        console.say(
            "skills: \(languages?.count ?? library.summary.count) checked, \(errors) errors; sentences: \(report.passed) passed, \(report.failed) failed"
        )
        guard report.passed > 0 else {
            console.complain("skills: no sentence was tested")
            return .badData
        }
        return errors == 0 && report.failed == 0 ? .done : .badData
    }
}

extension BridgeInfo.Skill {
    /// - Parameter complaints: about all skills, each beginning with the file.
    init(_ summary: SkillSummary, complaints: [String]) {
        let files = ["\(summary.skill)/\(summary.language)/", "\(summary.skill)/skill.yaml"]
        let isOutdated = complaints.contains { complaint in files.contains { complaint.hasPrefix($0) } }
        self.init(
            skill: summary.skill, language: summary.language, version: summary.version, revision: summary.revision,
            patterns: summary.patterns, tests: summary.tests, status: isOutdated ? "outdated" : "active")
    }
}
