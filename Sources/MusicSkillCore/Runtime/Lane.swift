/// One at a time, in the order of arrival: "play jazz" and then "pause" must not overtake each other.
package final class Lane: Sendable {
    /// A place in the line. It is either used by ``Lane/withTurn(_:_:)`` or given up, or it blocks the lane.
    package struct Turn: Sendable {
        fileprivate let id: Int
    }

    private struct State {
        var nextID = 0
        /// Whose turn it is stands first.
        var line: [Int] = []
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
        var cancelled: Set<Int> = []
    }

    private let state = Locked(State())

    package init() {}

    /// Takes a place in the line at once. Tasks start in no particular order, so whoever receives requests in order
    /// reserves before starting a task for each.
    package func reserve() -> Turn {
        state.withLock { state in
            state.nextID += 1
            state.line.append(state.nextID)
            return Turn(id: state.nextID)
        }
    }

    /// How many stand in the line, the one whose turn it is included.
    package var length: Int { state.withLock { $0.line.count } }

    /// Runs `work` when it is `turn`'s turn. Throws `CancellationError`, without having begun, when cancelled before, and
    /// for a turn that was given up.
    package nonisolated(nonsending) func withTurn<Result: Sendable>(
        _ turn: Turn? = nil, _ work: () async throws -> Result
    ) async throws -> Result {
        let turn = turn ?? reserve()
        defer { giveUp(turn) }
        guard await begin(turn) else { throw CancellationError() }
        return try await work()
    }

    private func begin(_ turn: Turn) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(turn.id) != nil || !state.line.contains(turn.id) { return false }
                    if state.line.first == turn.id { return true }
                    state.waiting[turn.id] = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                let waiting = state.waiting.removeValue(forKey: turn.id)
                if waiting == nil, state.line.contains(turn.id) { state.cancelled.insert(turn.id) }
                return waiting
            }
            waiting?.resume(returning: false)
        }
    }

    /// Leaves the line; whoever comes next may begin.
    package func giveUp(_ turn: Turn) {
        let next = state.withLock { state in
            state.line.removeAll { $0 == turn.id }
            state.cancelled.remove(turn.id)
            return state.line.first.flatMap { state.waiting.removeValue(forKey: $0) }
        }
        next?.resume(returning: true)
    }
}
