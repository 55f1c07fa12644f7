/// One finding about a skill file: what is wrong, where, and the way out.
package struct SkillDiagnostic: Sendable, Equatable, CustomStringConvertible {
    package enum Severity: String, Sendable {
        /// The language it was found in is left out.
        case error
        case warning
    }

    package var severity: Severity
    package var skill: String
    /// Empty where it concerns the manifest.
    package var language: String
    /// Within the language's folder; `skill.yaml` for the manifest.
    package var file: String
    /// From 1; 0 where it concerns the whole file.
    package var line: Int
    package var message: String

    package var description: String {
        let path = [skill, language, file].filter { !$0.isEmpty }.joined(separator: "/")
        let place = line > 0 ? "\(path):\(line)" : path
        return "\(place): \(severity.rawValue): \(message)"
    }
}

/// The findings about one language of one skill, as they are made.
struct Diagnostics {
    private let skill: String
    private let language: String
    private(set) var all: [SkillDiagnostic] = []

    init(skill: String, language: String = "") {
        self.skill = skill
        self.language = language
    }

    var hasErrors: Bool { all.contains { $0.severity == .error } }

    mutating func error(_ file: String, _ line: Int, _ message: String) {
        add(.error, file, line, message)
    }

    mutating func warning(_ file: String, _ line: Int, _ message: String) {
        add(.warning, file, line, message)
    }

    private mutating func add(_ severity: SkillDiagnostic.Severity, _ file: String, _ line: Int, _ message: String) {
        all.append(
            SkillDiagnostic(
                severity: severity, skill: skill, language: language, file: file, line: line, message: message))
    }
}
