import Foundation
package import MusicSkillCore

/// A program that runs for as long as a scope lasts, and not longer than this process, however that ends.
///
/// Not Foundation's `Process`: started from a concurrency thread it hands down a signal mask that blocks SIGTERM.
package final class ChildProcess: Sendable {
    package enum Exit: Sendable, Equatable {
        case code(Int32)
        case signal(Int32)
    }

    package enum Output: Sendable {
        case inherited
        /// Standard output and error are appended to this file.
        case file(String)
    }

    package struct LaunchError: Error, CustomStringConvertible {
        package let description: String
    }

    private enum Status: Sendable {
        case starting, running
        case failed(LaunchError)
        case ended(Exit)
    }

    private let status = Watched(Status.starting)
    /// Nothing as soon as the child may be reaped, so that no signal reaches a stranger with its number.
    private let pid = Locked<pid_t?>(nil)
    private let time: TimeSource

    private init(time: TimeSource) {
        self.time = time
    }

    /// Runs `body` beside the program, which is told to end, and then made to, when `body` is done.
    /// - Parameters:
    ///   - program: an absolute path.
    ///   - grace: how long it may take to end on SIGTERM.
    package static func with<Result>(
        _ program: String, _ arguments: [String], output: Output = .inherited, grace: Duration = .seconds(3),
        time: TimeSource = .system, _ body: (ChildProcess) async throws -> Result
    ) async throws -> Result {
        let child = try await start(program, arguments, output: output, time: time)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(child)) } catch { result = .failure(error) }
        await child.terminate(grace: grace)
        return try result.get()
    }

    /// Starts a program whose end somebody else takes care of: call ``terminate(grace:)`` in the end.
    package static func start(
        _ program: String, _ arguments: [String], output: Output = .inherited, time: TimeSource = .system
    ) async throws -> ChildProcess {
        let child = ChildProcess(time: time)
        // The kernel's parent-death signal comes when the thread that started the child ends, so this thread waits
        // for the child itself.
        Thread.detachNewThread { child.run(program, arguments, output) }
        // Not cancellable, as a child nobody knows of could not be ended; the wait is only as long as the spawning.
        try await Task {
            let outcome = await child.status.first { status -> Result<Void, LaunchError>? in
                switch status {
                case .starting: nil
                case .failed(let error): .failure(error)
                case .running, .ended: .success(())
                }
            }
            try outcome?.get()
        }.value
        return child
    }

    package var hasEnded: Bool {
        if case .ended = status.value { true } else { false }
    }

    /// How the program ended, once it has.
    package func exit() async throws(CancellationError) -> Exit {
        guard let exit = await ended() else { throw CancellationError() }
        return exit
    }

    /// SIGTERM, then SIGKILL after `grace`, to the program and what it started. Returns when the program is gone.
    package func terminate(grace: Duration = .seconds(3)) async {
        signal(SIGTERM)
        // Ending a child must outlive the cancellation that asks for it.
        await Task { [self] in
            do {
                _ = try await withDeadline(time.now().advanced(by: grace), time: time) { await self.ended() }
            } catch {
                signal(SIGKILL)
                _ = await ended()
            }
        }.value
    }

    /// Sends a signal to the program and what it started; does nothing once it has ended.
    package func signal(_ number: Int32) {
        pid.withLock { pid in
            if let pid { kill(-pid, number) }
        }
    }

    private func ended() async -> Exit? {
        await status.first { if case .ended(let exit) = $0 { exit } else { nil } }
    }

    private func run(_ program: String, _ arguments: [String], _ output: Output) {
        do throws(LaunchError) {
            let started = try Self.spawn(program, arguments, output)
            pid.withLock { $0 = started }
            status.set(.running)
            Self.waitForEnd(of: started)
            pid.withLock { $0 = nil }
            status.set(.ended(Self.reap(started)))
        } catch {
            status.set(.failed(error))
        }
    }
}
