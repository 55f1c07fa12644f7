import MusicSkillCore

/// Tells a message from its redelivery, which quality of service 1 allows. Pure.
struct HermesEchoes: Sendable {
    static let memory = Duration.seconds(3)

    private struct Key: Hashable {
        let topic: String
        let session: String?
        let id: String?
        let input: String?
    }

    private var seen: [Key: TimeSource.Instant] = [:]

    /// - Returns: true for the first of several equal messages.
    mutating func admit(_ message: HermesMessage, on topic: String, now: TimeSource.Instant) -> Bool {
        seen = seen.filter { $0.value.duration(to: now) < Self.memory }
        let key = Key(topic: topic, session: message.session, id: message.id, input: message.input)
        return seen.updateValue(now, forKey: key) == nil
    }
}
