/// What the skills' own tests say about them, all skills read together.
package struct SkillReport: Sendable {
    package struct Failure: Sendable, Equatable, CustomStringConvertible {
        package var skill: String
        package var language: String
        package var line: Int
        package var sentence: String
        package var expected: String
        package var got: String

        package var description: String {
            "\(skill)/\(language)/tests.txt:\(line): \"\(sentence)\": expected \(expected), got \(got)"
        }
    }

    package var passed = 0
    package var failures: [Failure] = []
    /// Patterns that no test reaches, and those that cannot be used.
    package var findings: [SkillDiagnostic] = []

    package var failed: Int { failures.count }
}

/// One language of one skill in a line, for `bridge/info` and `skills list`.
package struct SkillSummary: Sendable, Equatable {
    package var skill: String
    package var language: String
    /// As the manifest says.
    package var version: String
    /// Changes with every change of a file: eight hexadecimal digits.
    package var revision: String
    package var patterns: Int
    package var tests: Int
}
