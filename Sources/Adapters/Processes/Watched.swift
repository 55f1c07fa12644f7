import MusicSkillCore

/// A value that others can wait on.
final class Watched<Value: Sendable>: Sendable {
    private struct State {
        var value: Value
        var nextID = 0
        var watchers: [Int: AsyncStream<Value>.Continuation] = [:]
    }

    private let state: Locked<State>

    init(_ value: Value) {
        state = Locked(State(value: value))
    }

    var value: Value { state.withLock { $0.value } }

    func set(_ value: Value) {
        let watchers = state.withLock { state in
            state.value = value
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.yield(value) }
    }

    /// Waits until `pick` finds what it looks for. It sees the present value and later ones, but may miss one that was
    /// replaced at once. Nothing when the task is cancelled.
    func first<Result>(_ pick: (Value) -> Result?) async -> Result? {
        let (stream, continuation) = AsyncStream.makeStream(of: Value.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.nextID += 1
            state.watchers[state.nextID] = continuation
            continuation.yield(state.value)
            return state.nextID
        }
        defer { state.withLock { $0.watchers[id] = nil } }
        for await value in stream {
            if let result = pick(value) { return result }
        }
        return nil
    }
}
