import MusicSkillCore

@testable import MusicSkillApp

/// A console that remembers what was said.
final class CapturedConsole: Sendable {
    private let said = Locked<[String]>([])
    private let complained = Locked<[String]>([])
    private let input: [String]

    init(input: [String] = []) {
        self.input = input
    }

    var output: String { said.withLock { $0.joined(separator: "\n") } }
    var lines: [String] { said.withLock { $0 } }
    var errors: [String] { complained.withLock { $0 } }

    var console: Console {
        Console(
            say: { line in self.said.withLock { $0.append(line) } },
            complain: { line in self.complained.withLock { $0.append(line) } },
            lines: {
                AsyncStream { continuation in
                    for line in self.input { continuation.yield(line) }
                    continuation.finish()
                }
            },
            isTerminal: false, isColoured: false)
    }
}
