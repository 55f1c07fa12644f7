import Foundation
import MusicSkillCore

/// Where a command writes and what it knows about its terminal.
package struct Console: Sendable {
    /// To standard output, a newline added.
    package var say: @Sendable (String) -> Void
    /// To standard error, a newline added.
    package var complain: @Sendable (String) -> Void
    /// Lines of standard input until its end.
    package var lines: @Sendable () -> AsyncStream<String>
    package var isTerminal: Bool
    package var isColoured: Bool

    package init(
        say: @escaping @Sendable (String) -> Void, complain: @escaping @Sendable (String) -> Void,
        lines: @escaping @Sendable () -> AsyncStream<String>, isTerminal: Bool, isColoured: Bool
    ) {
        self.say = say
        self.complain = complain
        self.lines = lines
        self.isTerminal = isTerminal
        self.isColoured = isColoured
    }

    /// The process's own streams. Colours only on a terminal, and not where NO_COLOR (no-color.org) asks for none.
    package static func standard(environment: [String: String]) -> Console {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        return Console(
            say: { write($0, to: STDOUT_FILENO) }, complain: { write($0, to: STDERR_FILENO) }, lines: standardInput,
            isTerminal: isTerminal,
            isColoured: isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
    }

    package enum Colour: String, Sendable { case green = "32", yellow = "33", red = "31", grey = "90", bold = "1" }

    package func coloured(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// One call per line, so that lines of several tasks do not mix; `print` would hold them back in a pipe.
    private static func write(_ line: String, to descriptor: Int32) {
        var bytes = Array((line + "\n").utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                // Nobody reads any more; there is nobody left to tell.
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Reading blocks, so it has a thread of its own, which ends with the process or the input.
    private static func standardInput() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let thread = Thread {
            while let line = readLine() { continuation.yield(line) }
            continuation.finish()
        }
        thread.name = "standard input"
        thread.start()
        return stream
    }
}
