import MusicSkillCore

/// A bus that keeps what is published, and hears nothing.
final class RecordingBus: MessageBus {
    let events = AsyncStream<BusEvent> { $0.finish() }
    let isConnected = true
    let traffic = BusTraffic()
    private let messages = Locked<[OutboundMessage]>([])

    func publish(_ message: OutboundMessage) { messages.withLock { $0.append(message) } }

    /// What was published since it was last asked.
    func take() -> [OutboundMessage] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
