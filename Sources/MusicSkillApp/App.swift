import Foundation
package import MusicSkillCore

/// The command line: finds the command, runs it, turns what went wrong into one line and an exit code.
package enum App {
    package static let version = "0.1.0"

    static let commands: [Command] = [
        ServeCommand.command, DemoCommand.command, SayCommand.command, ParseCommand.command, DevicesCommand.command,
        StateCommand.command, StatusCommand.command, HistoryCommand.command, SearchCommand.command,
        AliasCommand.command, SyncCommand.command, ExplainCommand.command, LoginCommand.command,
        LogoutCommand.command, KeyCommand.command,
        DoctorCommand.command, SimulateCommand.command, SkillsCommand.command, BenchCommand.command,
        EvalCommand.command, ExportCommand.command,
    ]

    /// - Parameter arguments: without the program's own name.
    package static func run(
        _ arguments: [String], environment: [String: String], console: Console
    ) async -> ExitCode {
        // A reader that went away is an error of one write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        do {
            return try await dispatch(arguments, environment: environment, console: console)
        } catch let error as AppError {
            console.complain("musicskill: \(error.message)")
            return error.code
        } catch is CancellationError {
            return .done
        } catch {
            console.complain("musicskill: internal error: \(error)")
            return .internal
        }
    }

    private static func dispatch(
        _ arguments: [String], environment: [String: String], console: Console
    ) async throws -> ExitCode {
        guard let name = arguments.first else {
            console.complain(overview)
            return .usage
        }
        switch name {
        case "--help", "-h", "help":
            let topic = arguments.dropFirst().first.flatMap { topic in commands.first { $0.name == topic } }
            console.say(topic?.help ?? overview)
            return .done
        case "--version", "version":
            console.say("musicskill \(version)")
            return .done
        default:
            break
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            throw AppError(.usage, "there is no command \"\(name)\"; musicskill --help lists them")
        }
        let parsed = try Arguments.parse(
            Array(arguments.dropFirst()), options: command.options + Command.common, of: "musicskill \(name)")
        guard !parsed.has("--help") else {
            console.say(command.help)
            return .done
        }
        return try await command.run(Invocation(arguments: parsed, environment: environment, console: console))
    }

    static var overview: String {
        let width = commands.map(\.name.count).max() ?? 0
        let lines = commands.map { "  \($0.name.padding(to: width))  \($0.summary)" }
        return """
            musicskill \(version): ask your home for music

            usage: musicskill COMMAND [options]

            \(lines.joined(separator: "\n"))

            musicskill COMMAND --help tells more about each.
            """
    }
}
