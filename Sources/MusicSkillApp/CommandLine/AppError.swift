package import MusicSkillCore

/// What ends a command early: one line that says what happened and the way out, and the exit code.
package struct AppError: Error, Sendable, Equatable, CustomStringConvertible {
    package var code: ExitCode
    package var message: String

    package init(_ code: ExitCode, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
