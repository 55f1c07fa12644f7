import MusicSkillCore

/// Events that wait to be read, with a bound on how many messages may.
///
/// Beyond `capacity` a message is refused, which is an event of its own: it wants an answer. Refused messages have a
/// bound as well, so that a flood cannot fill the memory of a service that hangs.
struct InboundQueue {
    enum Admission: Equatable {
        case accepted, refused, dropped
    }

    static let refusedCapacity = 256

    let capacity: Int
    private var events: [BusEvent] = []
    private var messages = 0
    private var refusals = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func append(_ message: InboundMessage) -> Admission {
        if messages < capacity {
            messages += 1
            events.append(.message(message))
            return .accepted
        }
        guard refusals < Self.refusedCapacity else { return .dropped }
        refusals += 1
        events.append(.refused(message))
        return .refused
    }

    /// The connection came or went. Of several such events in a row only the last one is kept: it says how things are.
    mutating func append(connectionEvent event: BusEvent) {
        switch events.last {
        case .connected, .disconnected: events[events.count - 1] = event
        case .message, .refused, nil: events.append(event)
        }
    }

    mutating func next() -> BusEvent? {
        guard !events.isEmpty else { return nil }
        let event = events.removeFirst()
        switch event {
        case .message: messages -= 1
        case .refused: refusals -= 1
        case .connected, .disconnected: break
        }
        return event
    }
}
