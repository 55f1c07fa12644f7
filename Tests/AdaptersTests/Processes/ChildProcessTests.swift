import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ChildProcessTests {
    @Test func `a program's exit code and output are told`() async throws {
        try await withTestDirectory { directory in
            let log = "\(directory)/log"
            let exit = try await ChildProcess.with(
                "/bin/sh", ["-c", "echo out; echo err >&2; read nothing; exit 3"], output: .file(log)
            ) { try await $0.exit() }
            #expect(exit == .code(3))
            #expect(try String(contentsOfFile: log, encoding: .utf8) == "out\nerr\n")
        }
    }

    @Test func `a program that is not there is named`() async throws {
        await #expect {
            try await ChildProcess.start("/nowhere/program", [])
        } throws: {
            "\($0)" == "cannot run /nowhere/program: no such file or directory"
        }
    }

    @Test func `the scope's end is the program's end`() async throws {
        let child = try await ChildProcess.with("/bin/sleep", ["60"]) { $0 }
        #expect(try await child.exit() == .signal(SIGTERM))
        #expect(child.hasEnded)
    }

    @Test func `a program that ignores SIGTERM is killed after the grace, with what it started`() async throws {
        try await withTestDirectory { directory in
            let log = "\(directory)/log"
            let script = "trap '' TERM; sleep 61 & echo $!; while :; do sleep 62; done"
            let child = try await ChildProcess.start("/bin/sh", ["-c", script], output: .file(log))
            let grandchild = try await poll { Int(try contents(log).trimmingCharacters(in: .newlines)) }
            await child.terminate(grace: .milliseconds(50))
            #expect(try await child.exit() == .signal(SIGKILL))
            try await poll { try isRunning(grandchild) ? nil : () }
        }
    }

    @Test func `a cancelled task still ends its program`() async throws {
        let (started, continuation) = AsyncStream.makeStream(of: ChildProcess.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try await ChildProcess.with("/bin/sleep", ["60"]) { child in
                    continuation.yield(child)
                    return try await child.exit()
                }
            }
            let child = try #require(await started.first { _ in true })
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            #expect(child.hasEnded)
        }
    }

    @Test func `a program does not outlive the process that started it`() async throws {
        try await withTestDirectory { directory in
            // The middle process is a shell that starts the sleeper as ChildProcess does, and is killed.
            let log = "\(directory)/log"
            let script = "setpriv --pdeathsig TERM -- sleep 63 & echo $!; wait"
            let middle = try await ChildProcess.start("/bin/sh", ["-c", script], output: .file(log))
            let sleeper = try await poll { Int(try contents(log).trimmingCharacters(in: .newlines)) }
            middle.signal(SIGKILL)
            _ = try await middle.exit()
            try await poll { try isRunning(sleeper) ? nil : () }
        }
    }

    @Test func `signals are neither blocked nor ignored in the program`() async throws {
        try await withTestDirectory { directory in
            let log = "\(directory)/log"
            try await ChildProcess.with("/bin/cat", ["/proc/self/status"], output: .file(log)) {
                _ = try await $0.exit()
            }
            let status = try contents(log)
            for name in ["SigBlk", "SigIgn"] {
                let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
                let mask = try #require(UInt64(line.dropFirst(name.count + 2), radix: 16))
                // Signals 32 and 33 are the C library's own.
                #expect(mask & 0x7fff_ffff == 0, "\(line)")
            }
        }
    }

    @Test func `our open files stay ours`() async throws {
        try await withTestDirectory { directory in
            let log = "\(directory)/log"
            let file = open("/dev/zero", O_RDONLY)
            defer { close(file) }
            try await ChildProcess.with("/bin/ls", ["-l", "/proc/self/fd"], output: .file(log)) {
                _ = try await $0.exit()
            }
            let files = try contents(log)
            #expect(files.contains("/dev/null"))
            #expect(!files.contains("/dev/zero"))
        }
    }

    private func contents(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    /// Neither gone nor dead and waiting to be reaped.
    private func isRunning(_ pid: Int) throws -> Bool {
        guard let status = FileManager.default.contents(atPath: "/proc/\(pid)/status") else { return false }
        return !String(decoding: status, as: UTF8.self).contains("State:\tZ")
    }

    /// Asks until there is an answer; the suite's time limit ends it.
    private func poll<Answer>(_ ask: () throws -> Answer?) async throws -> Answer {
        while true {
            if let answer = try ask() { return answer }
            try await TimeSource.system.sleep(for: .milliseconds(5))
        }
    }
}
