import Adapters
import Foundation
import MusicSkillCore

/// Somebody who hears every message of a base topic and to Home Assistant, from before the service starts.
actor TopicListener {
    struct Silence: Error, CustomStringConvertible {
        var description: String
    }

    private nonisolated let bus: MosquittoBus
    private let heard = Locked<[InboundMessage]>([])
    private let bell = Doorbell()

    private init(bus: MosquittoBus) {
        self.bus = bus
    }

    static func with(port: Int, _ body: @Sendable (TopicListener) async throws -> Void) async throws {
        let settings = MQTTSettings(
            port: port, clientID: "listener-\(UUID().uuidString)",
            subscriptions: [.init("musicskill/#"), .init("homeassistant/#"), .init("hermes/#")],
            inboundCapacity: 4096, payloadLimit: 4 * 1024 * 1024, shortestReconnectDelay: .milliseconds(50),
            longestReconnectDelay: .milliseconds(200))
        try await MosquittoBus.withBus(settings, log: .silent) { bus in
            try await bus.waitUntilConnected(deadline: .now.advanced(by: .seconds(5)))
            let listener = TopicListener(bus: bus)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await event in bus.events {
                        if case .message(let message) = event { listener.hear(message) }
                    }
                }
                defer { group.cancelAll() }
                try await body(listener)
            }
        }
    }

    nonisolated func publish(_ topic: String, _ payload: String, retain: Bool = false) throws {
        try publish(topic, Array(payload.utf8), retain: retain)
    }

    nonisolated func publish(_ topic: String, _ payload: [UInt8], retain: Bool = false) throws {
        try bus.publish(OutboundMessage(topic: topic, payload: payload, retain: retain))
    }

    nonisolated func messages(on topic: String) -> [InboundMessage] {
        heard.withLock { $0.filter { $0.topic == topic } }
    }

    /// Topic and payload of every message.
    nonisolated var everything: [String] {
        heard.withLock { $0.map { "\($0.topic) \(String(decoding: $0.payload, as: UTF8.self))" } }
    }

    nonisolated func count(of topic: String) -> Int { messages(on: topic).count }

    /// The first message on `topic`, heard already or within twenty seconds, that is as it should be.
    func next<Payload: Decodable & Sendable>(
        _ type: Payload.Type = Payload.self, on topic: String,
        where isRight: @Sendable (Payload) -> Bool = { _ in true }
    ) async throws -> Payload {
        try await wait(on: topic) { messages in
            messages.lazy.compactMap { try? JSONDecoder().decode(Payload.self, from: Data($0.payload)) }.first(
                where: isRight)
        }
    }

    /// Message number `index` on `topic`, from 0.
    func nth<Payload: Decodable & Sendable>(
        _ type: Payload.Type, _ index: Int, on topic: String, within patience: Duration = .seconds(20)
    ) async throws -> Payload {
        try await wait(on: topic, within: patience) { messages in
            messages.count > index
                ? try? JSONDecoder().decode(Payload.self, from: Data(messages[index].payload)) : nil
        }
    }

    /// The text of the newest message on `topic`, once it is `expected`.
    func text(on topic: String, is expected: String) async throws {
        let _: Bool = try await wait(on: topic) { messages in
            messages.last.map { String(decoding: $0.payload, as: UTF8.self) } == expected ? true : nil
        }
    }

    private func wait<Result>(
        on topic: String, within patience: Duration = .seconds(20), _ find: ([InboundMessage]) -> Result?
    ) async throws -> Result {
        let deadline = ContinuousClock.now.advanced(by: patience)
        while ContinuousClock.now < deadline {
            if let found = find(messages(on: topic)) { return found }
            try await bell.wait(until: ContinuousClock.now.advanced(by: .milliseconds(100)), time: .system)
        }
        let heard = messages(on: topic).map { String(decoding: $0.payload.prefix(300), as: UTF8.self) }
        throw Silence(description: "nothing fitting on \(topic); heard \(heard)")
    }

    private nonisolated func hear(_ message: InboundMessage) {
        heard.withLock { $0.append(message) }
        bell.ring()
    }
}
