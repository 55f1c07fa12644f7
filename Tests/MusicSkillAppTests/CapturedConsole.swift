import MusicSkillCore

@testable import MusicSkillApp

/// A console that remembers what was said.
final class CapturedConsole: Sendable {
    private let said = Locked<[String]>([])
    private let complained = Locked<[String]>([])
    private let input: AsyncStream<String>

    init(input: [String] = []) {
        let (lines, keyboard) = AsyncStream.makeStream(of: String.self)
        for line in input { keyboard.yield(line) }
        keyboard.finish()
        self.input = lines
    }

    /// - Parameter typed: lines that come in their own time.
    init(typed: AsyncStream<String>) {
        input = typed
    }

    var output: String { said.withLock { $0.joined(separator: "\n") } }
    var lines: [String] { said.withLock { $0 } }
    var errors: [String] { complained.withLock { $0 } }

    var console: Console {
        Console(
            say: { line in self.said.withLock { $0.append(line) } },
            complain: { line in self.complained.withLock { $0.append(line) } },
            lines: { self.input },
            isTerminal: false, isColoured: false)
    }
}
