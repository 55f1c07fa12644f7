import Foundation
package import MusicSkillCore

/// Time that stands still until the test moves it.
package final class TestTime: Sendable {
    private struct Sleeper {
        let id: Int
        let until: TimeSource.Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed = Duration.zero
        var isFlowing = false
        var nextID = 0
        var sleepers: [Sleeper] = []
        var cancelledEarly: Set<Int> = []
        var watchers: [(id: Int, count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let origin: TimeSource.Instant
    /// 2026-11-21T12:00:00Z.
    private let wallOrigin = Date(timeIntervalSince1970: 1_795_262_400)
    private let state: Locked<State>
    private let executor: StepExecutor

    package init() {
        let origin = ContinuousClock.now
        let state = Locked(State())
        self.origin = origin
        self.state = state
        executor = StepExecutor {
            let next = state.withLock { $0.isFlowing ? $0.sleepers.map(\.until).min() : nil }
            if let next { Self.advance(state, to: next, origin: origin) }
        }
    }

    /// The clock to hand to the code under test.
    package var source: TimeSource {
        TimeSource(
            now: { self.now },
            wallClock: { self.wallOrigin.addingTimeInterval(self.state.withLock { $0.elapsed.seconds }) },
            sleepUntil: { try await self.sleep(until: $0) }, executor: executor)
    }

    package var now: TimeSource.Instant { origin.advanced(by: state.withLock { $0.elapsed }) }

    /// Moves time on and wakes everybody whose moment has come, in the order of their moments.
    package func advance(by duration: Duration) {
        Self.advance(state, to: now.advanced(by: duration), origin: origin)
    }

    private static func advance(_ state: Locked<State>, to now: TimeSource.Instant, origin: TimeSource.Instant) {
        let due = state.withLock { state in
            state.elapsed = max(state.elapsed, origin.duration(to: now))
            let due = state.sleepers.filter { $0.until <= now }.sorted { $0.until < $1.until }
            state.sleepers.removeAll { $0.until <= now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Runs `work` while time flows by itself: whenever all of it waits, time moves on to the next moment somebody
    /// sleeps for. Everything inside runs on one thread, one step after the other, so an hour passes in no time and
    /// in the same way in every run.
    package func flow<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        state.withLock { $0.isFlowing = true }
        defer { state.withLock { $0.isFlowing = false } }
        return try await withTaskExecutorPreference(executor) {
            // The preference takes hold when a task is resumed next, not at once.
            await Task.yield()
            return try await work()
        }
    }

    /// Returns once at least `count` tasks sleep, or when cancelled.
    package func waitForSleepers(_ count: Int = 1) async {
        let id = newID()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.sleepers.count >= count || Task.isCancelled { return true }
                    state.watchers.append((id, count, continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let watcher = state.withLock { state in
                state.watchers.firstIndex { $0.id == id }.map { state.watchers.remove(at: $0) }
            }
            watcher?.continuation.resume()
        }
    }

    private func newID() -> Int {
        state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
    }

    private func sleep(until instant: TimeSource.Instant) async throws {
        let id = newID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                enum Next { case wake, cancel, wait }
                let (next, watchers) = state.withLock { state -> (Next, [CheckedContinuation<Void, Never>]) in
                    if state.cancelledEarly.remove(id) != nil { return (.cancel, []) }
                    if origin.advanced(by: state.elapsed) >= instant { return (.wake, []) }
                    state.sleepers.append(Sleeper(id: id, until: instant, continuation: continuation))
                    let satisfied = state.watchers.filter { $0.count <= state.sleepers.count }.map(\.continuation)
                    state.watchers.removeAll { $0.count <= state.sleepers.count }
                    return (.wait, satisfied)
                }
                for watcher in watchers { watcher.resume() }
                switch next {
                case .wake: continuation.resume()
                case .cancel: continuation.resume(throwing: CancellationError())
                case .wait: break
                }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    state.cancelledEarly.insert(id)
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
