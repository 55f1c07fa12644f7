import Adapters
import MusicSkillCore

/// A look at what the broker keeps of our configurations, over a connection of its own: hundreds of other people's come
/// with them, and must not stand before a sentence.
struct DiscoverySweep: Sendable {
    /// A broker hands over what it keeps as soon as it is asked: this much silence means that it was all.
    private static let silence = Duration.seconds(1)
    private static let patience = Duration.seconds(5)

    let connection: MQTTSettings
    let topics: HomeAssistantTopics
    let time: TimeSource
    let log: Log

    init(connection: MQTTSettings, topics: HomeAssistantTopics, time: TimeSource, log: Log) {
        var connection = connection
        connection.subscriptions = topics.configurations.map { .init($0) }
        connection.inboundCapacity = 4096
        connection.payloadLimit = 256 * 1024
        self.connection = connection
        self.topics = topics
        self.time = time
        self.log = log
    }

    /// Our own configurations by topic; none where the broker cannot be asked.
    func find() async throws -> [String: JSONValue] {
        do {
            return try await MosquittoBus.withBus(connection, log: log, time: time) { bus in
                try await bus.waitUntilConnected(deadline: time.now() + Self.patience)
                return try await listen(to: bus)
            }
        } catch let error as BusConnectError {
            log.warning("configurations of earlier runs cannot be looked for", ["error": "\(error)"])
            return [:]
        }
    }

    private func listen(to bus: MosquittoBus) async throws -> [String: JSONValue] {
        let found = Locked<[String: JSONValue]>([:])
        let heard = Doorbell()
        let end = time.now() + Self.patience
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in bus.events {
                    guard case .message(let message) = event, message.isRetained else { continue }
                    heard.ring()
                    // Other people's may be anything.
                    guard let configuration = JSONValue(message.payload),
                        topics.isOwn(configuration, on: message.topic)
                    else { continue }
                    found.withLock { $0[message.topic] = configuration }
                }
            }
            defer { group.cancelAll() }
            var quiet: TimeSource.Instant
            repeat {
                quiet = min(time.now() + Self.silence, end)
                try await heard.wait(until: quiet, time: time)
            } while time.now() < quiet
            return found.withLock { $0 }
        }
    }
}
