/// One command at a time, in the order of arrival: "play jazz" and then "pause" must not overtake each other.
package actor CommandLane {
    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private var isTaken = false
    private var waiters: [Waiter] = []
    private var nextID = 0

    package init() {}

    package var waiting: Int { waiters.count }

    /// Runs `work` when it is its turn. Throws `CancellationError`, without having begun, when cancelled before.
    package nonisolated(nonsending) func withTurn<Result: Sendable>(
        _ work: () async -> Result
    ) async throws -> Result {
        guard await enter() else { throw CancellationError() }
        let result = await work()
        await leave()
        return result
    }

    private func enter() async -> Bool {
        if Task.isCancelled { return false }
        if !isTaken {
            isTaken = true
            return true
        }
        nextID += 1
        let id = nextID
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Cancelled between the check above and here: the handler below has found nobody to wake.
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    waiters.append(Waiter(id: id, continuation: continuation))
                }
            }
        } onCancel: {
            // Actor state can only be reached from a task; this one lives for a moment and owns nothing.
            Task { await self.abandon(id) }
        }
    }

    private func leave() {
        if waiters.isEmpty {
            isTaken = false
        } else {
            waiters.removeFirst().continuation.resume(returning: true)
        }
    }

    private func abandon(_ id: Int) {
        guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
        waiters.remove(at: index).continuation.resume(returning: false)
    }
}
