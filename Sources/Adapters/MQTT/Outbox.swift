import MusicSkillCore

/// Messages that wait for the broker's thread to hand them to the library.
final class Outbox: Sendable {
    private struct State {
        var messages: [OutboundMessage] = []
        var taken = 0
        var isClosed = false
    }

    static let capacity = 1000

    private let state = Locked(State())

    func put(_ message: OutboundMessage) throws(MessageBusError) {
        let refusal = state.withLock { state -> String? in
            if state.isClosed { return "the bus is closed" }
            if state.messages.count >= Self.capacity { return "\(Self.capacity) messages wait for the broker already" }
            state.messages.append(message)
            return nil
        }
        if let refusal { throw .unavailable(refusal) }
    }

    /// The oldest messages, at most `count`.
    func take(_ count: Int) -> [OutboundMessage] {
        state.withLock { state in
            let taken = Array(state.messages.prefix(count))
            state.messages.removeFirst(taken.count)
            state.taken += taken.count
            return taken
        }
    }

    /// Nothing more may be put in; what waits can still be taken.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }
    /// How many were ever taken.
    var takenCount: Int { state.withLock { $0.taken } }
    var count: Int { state.withLock { $0.messages.count } }
}
