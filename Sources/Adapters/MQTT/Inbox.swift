import MusicSkillCore

/// An ``InboundQueue`` between the broker's thread and the one task that reads it.
///
/// Not a bounded `AsyncStream`: that tells how full it is only after it has taken or dropped an element.
final class Inbox: Sendable {
    private struct State {
        var queue: InboundQueue
        var reader: CheckedContinuation<BusEvent?, Never>?
        var isFinished = false
        var accepted = 0
    }

    private let state: Locked<State>

    init(capacity: Int) {
        state = Locked(State(queue: InboundQueue(capacity: capacity)))
    }

    func put(_ message: InboundMessage) -> InboundQueue.Admission {
        change { state in
            let admission = state.queue.append(message)
            if admission == .accepted { state.accepted += 1 }
            return admission
        }
    }

    /// How many messages were ever accepted.
    var acceptedCount: Int { state.withLock { $0.accepted } }

    func put(connectionEvent event: BusEvent) {
        change { $0.queue.append(connectionEvent: event) }
    }

    /// The next event, when there is one; nothing after `finish` or when the task is cancelled.
    func next() async -> BusEvent? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let event = state.withLock { state -> BusEvent?? in
                    if let event = state.queue.next() { return event }
                    if state.isFinished || Task.isCancelled { return .some(nil) }
                    state.reader = continuation
                    return nil
                }
                if let event { continuation.resume(returning: event) }
            }
        } onCancel: {
            takeReader { _ in }?.resume(returning: nil)
        }
    }

    /// What waits can still be read; then the events end.
    func finish() {
        takeReader { $0.isFinished = true }?.resume(returning: nil)
    }

    private func change<Result>(_ body: (inout State) -> Result) -> Result {
        let (result, wake) = state.withLock { state in
            let result = body(&state)
            let wake = state.reader.map { reader in (reader: reader, event: state.queue.next()) }
            state.reader = nil
            return (result, wake)
        }
        wake?.reader.resume(returning: wake?.event)
        return result
    }

    private func takeReader(_ body: (inout State) -> Void) -> CheckedContinuation<BusEvent?, Never>? {
        state.withLock { state in
            body(&state)
            defer { state.reader = nil }
            return state.reader
        }
    }
}
