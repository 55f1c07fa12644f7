import MusicSkillCore

/// Tells messages that the broker held for us while we were away from live ones.
///
/// Neither MQTT 3.1.1 nor 5 marks them. But a broker sends one subscriber's messages in order (OASIS MQTT 5.0, 4.6), so
/// after a connect that resumes a session we publish a token to a topic of our own and subscribe to that: all that
/// arrives before the token comes back may have been held. The token is new each time, because the broker may have held
/// an older one as well.
struct HeldMessageFence {
    private struct Closed {
        let token: [UInt8]
        let opensAt: TimeSource.Instant
        let heldFor: Duration
    }

    /// A broker that does not return the token (its access rules forbid it) must not make every message an old one.
    private static let patience = Duration.seconds(10)
    /// Used when nobody knows how long this client was away.
    private static let unknownAbsence = Duration.seconds(1_000_000)

    let topic: String
    /// From when on the broker may have held messages that have not arrived yet.
    private var awaySince: TimeSource.Instant
    private var closed: Closed?

    init(topic: String, absentSince: Duration?, now: TimeSource.Instant) {
        self.topic = topic
        awaySince = now.advanced(by: .zero - (absentSince ?? Self.unknownAbsence))
    }

    /// The session was resumed: everything counts as held until `token` returns.
    mutating func close(token: [UInt8], now: TimeSource.Instant) {
        closed = Closed(token: token, opensAt: now.advanced(by: Self.patience), heldFor: now - awaySince)
    }

    /// The broker made a new session, so it held nothing.
    mutating func open() {
        closed = nil
    }

    /// A connection that ends before the token came back leaves held messages behind: they are as old as they were.
    mutating func connectionLost(now: TimeSource.Instant) {
        if closed == nil { awaySince = now }
        closed = nil
    }

    /// - Returns: true when the token did not come back in time, once.
    mutating func opensOverdue(now: TimeSource.Instant) -> Bool {
        guard let closed, now >= closed.opensAt else { return false }
        self.closed = nil
        return true
    }

    /// The message with its age, or nothing for one that belongs to the fence itself.
    mutating func pass(_ message: InboundMessage) -> InboundMessage? {
        if message.topic == topic {
            if message.payload == closed?.token { closed = nil }
            return nil
        }
        var message = message
        if !message.isRetained { message.heldFor = closed?.heldFor }
        return message
    }
}
