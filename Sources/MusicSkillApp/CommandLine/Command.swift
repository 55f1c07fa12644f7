import MusicSkillCore

/// One subcommand: what it is called, what it takes, what it does.
struct Command: Sendable {
    var name: String
    /// One line for the overview.
    var summary: String
    /// What follows the name: `TEXT`, `list | check`.
    var arguments: String
    var options: [Option]
    /// More than the summary, for its own `--help`.
    var details: String
    var run: @Sendable (Invocation) async throws -> ExitCode

    static let common: [Option] = [
        Option("--config", "FILE", "the configuration to use instead of the one found"),
        Option("--skills", "DIR", "the folder of skills to use instead of the one found"),
        Option("--help", nil, "show this"),
    ]

    var help: String {
        let all = options + Self.common
        let width = all.map { label(of: $0).count }.max() ?? 0
        let lines = all.map { option in
            "  \(label(of: option).padding(to: width))  \(option.help)"
        }
        let usage = "usage: musicskill \(name)\(arguments.isEmpty ? "" : " \(arguments)") [options]"
        return ([usage, "", details.isEmpty ? summary : details, ""] + lines).joined(separator: "\n")
    }

    private func label(of option: Option) -> String {
        option.value.map { "\(option.name) \($0)" } ?? option.name
    }
}

/// A command as it was called.
struct Invocation: Sendable {
    var arguments: Arguments
    var environment: [String: String]
    var console: Console
}

extension String {
    func padding(to width: Int) -> String {
        count >= width ? self : self + String(repeating: " ", count: width - count)
    }
}
