/// One thing that is wrong in a configuration: `musicskill.yaml:7: mqtt.port: expected ..., found ...`.
package struct ConfigurationProblem: Sendable, Equatable, CustomStringConvertible {
    /// File and line, or the environment variable.
    package let place: String
    /// Nothing where the whole place is meant.
    package let key: String?
    package let message: String

    /// Always one line, whatever the file held.
    package var description: String {
        [place, key, message].compactMap { $0 }.joined(separator: ": ")
            .split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Everything that is wrong in a configuration, a line each.
package struct ConfigurationErrors: Error, Sendable, Equatable, CustomStringConvertible {
    package let problems: [ConfigurationProblem]

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
