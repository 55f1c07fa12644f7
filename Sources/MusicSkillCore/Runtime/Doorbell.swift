/// Lets one task wait for a moment or for somebody to ring, whichever comes first.
///
/// A ring while nobody waits is kept: the next wait returns at once.
package final class Doorbell: Sendable {
    private struct State {
        var hasRung = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Locked(State())

    package init() {}

    package func ring() {
        let waiting = state.withLock { state in
            let waiting = state.waiting
            state.waiting = nil
            state.hasRung = waiting == nil
            return waiting
        }
        waiting?.resume()
    }

    /// Returns at `instant` or when rung; with no instant only when rung. Throws when cancelled.
    package func wait(until instant: TimeSource.Instant?, time: TimeSource) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.untilRung() }
            if let instant { group.addTask { try await time.sleepUntil(instant) } }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }

    private func untilRung() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.hasRung || Task.isCancelled {
                        state.hasRung = false
                        return true
                    }
                    state.waiting = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                let waiting = state.waiting
                state.waiting = nil
                return waiting
            }
            waiting?.resume()
        }
    }
}
