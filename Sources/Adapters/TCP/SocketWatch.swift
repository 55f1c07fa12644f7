import Glibc
import MusicSkillCore

/// Tells tasks when their sockets can be read or written: one thread in `poll` for all of them, which sleeps for as long
/// as nothing happens.
final class SocketWatch: Sendable {
    enum Readiness: Sendable {
        case readable, writable

        fileprivate var events: Int16 { Int16(self == .readable ? POLLIN : POLLOUT) }
    }

    private struct Waiting {
        let descriptor: Int32
        let readiness: Readiness
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var lastID = 0
        var waiting: [Int: Waiting] = [:]
        var isEnded = false
    }

    private let wakeUp = WakeUp()
    private let state = Locked(State())

    /// Watches for as long as `body` runs.
    static func withWatch<Result>(_ body: (SocketWatch) async throws -> Result) async throws -> Result {
        let watch = SocketWatch()
        async let watching: Void = onOwnThread("tcp-watch") { watch.run() }
        do {
            let result = try await body(watch)
            watch.end()
            await watching
            return result
        } catch {
            watch.end()
            await watching
            throw error
        }
    }

    /// Suspends until `descriptor` is ready, which includes that its other side is gone. Whoever waits keeps it open.
    ///
    /// - Throws: `CancellationError` when the task is cancelled or the watch ends.
    func wait(until readiness: Readiness, of descriptor: Int32) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let isReady = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isAccepted = state.withLock { state in
                    guard !Task.isCancelled, !state.isEnded else { return false }
                    state.waiting[id] = Waiting(
                        descriptor: descriptor, readiness: readiness, continuation: continuation)
                    return true
                }
                if isAccepted { wakeUp.ring() } else { continuation.resume(returning: false) }
            }
        } onCancel: {
            finish(id, isReady: false)
            // While the thread polls a socket, closing that does not end its connection.
            wakeUp.ring()
        }
        guard isReady else { throw CancellationError() }
    }

    /// Blocks until ``end()``; who still waits then waits in vain.
    private func run() {
        while true {
            let (waiting, isEnded) = state.withLock { (Array($0.waiting), $0.isEnded) }
            guard !isEnded else { return waiting.forEach { finish($0.key, isReady: false) } }
            let interests = waiting.map {
                WakeUp.Interest(descriptor: $0.value.descriptor, events: $0.value.readiness.events)
            }
            for (entry, events) in zip(waiting, wakeUp.poll(with: interests)) where events != 0 {
                finish(entry.key, isReady: true)
            }
        }
    }

    private func end() {
        state.withLock { $0.isEnded = true }
        wakeUp.ring()
    }

    /// Who gave up meanwhile has been finished already.
    private func finish(_ id: Int, isReady: Bool) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.continuation.resume(returning: isReady)
    }
}
