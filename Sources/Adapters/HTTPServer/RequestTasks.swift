import MusicSkillCore

/// The tasks of the requests that are being answered: their parent, as far as cancelling and waiting go.
final class RequestTasks: Sendable {
    private struct State {
        var isEnded = false
        var lastID = 0
        var tasks: [Int: Task<Void, Never>] = [:]
    }

    private let state = Locked(State())

    /// Starts `work` after `prepare`; does neither and returns nil once ``end()`` was called.
    func start(
        after prepare: () -> Void, _ work: @escaping @Sendable () async -> Void
    ) -> Task<Void, Never>? {
        state.withLock { state in
            guard !state.isEnded else { return nil }
            state.lastID += 1
            let id = state.lastID
            prepare()
            // A plain task, because a request comes in on the library's thread, where there is no task to be a child of.
            let task = Task {
                await work()
                self.state.withLock { $0.tasks[id] = nil }
            }
            state.tasks[id] = task
            return task
        }
    }

    /// Cancels all and returns when the last has ended.
    func end() async {
        let tasks = state.withLock { state in
            state.isEnded = true
            return Array(state.tasks.values)
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }
}
