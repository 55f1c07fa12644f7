import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

extension MQTTSettings {
    /// A client of a test's broker, quick to come back.
    static func test(
        _ port: Int, _ clientID: String = "test-\(UUID().uuidString.prefix(8))", version: ProtocolVersion = .v5,
        subscriptions: [String] = [], session: PersistentSession? = nil
    ) -> MQTTSettings {
        MQTTSettings(
            port: port, clientID: clientID, protocolVersion: version,
            subscriptions: subscriptions.map { Subscription($0) }, session: session,
            shortestReconnectDelay: .milliseconds(20), longestReconnectDelay: .milliseconds(100))
    }
}

extension MosquittoBus {
    /// Runs `body` once the bus is connected.
    static func connected<Result>(
        _ settings: MQTTSettings, log: Log = .silent, _ body: (MosquittoBus) async throws -> Result
    ) async throws -> Result {
        try await withBus(settings, log: log) { bus in
            try await bus.waitUntilConnected(deadline: .now.advanced(by: .seconds(10)))
            return try await body(bus)
        }
    }

    func next<Found>(_ pick: (BusEvent) -> Found?) async throws -> Found {
        for await event in events {
            if let found = pick(event) { return found }
        }
        throw CancellationError()
    }

    func nextMessage() async throws -> InboundMessage {
        try await next { if case .message(let message) = $0 { message } else { nil } }
    }

    /// The next message says `text`.
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let message = try await nextMessage()
        #expect(message.text == text, sourceLocation: sourceLocation)
    }

    func nextMessages(_ count: Int) async throws -> [InboundMessage] {
        var messages: [InboundMessage] = []
        while messages.count < count { messages.append(try await nextMessage()) }
        return messages
    }

    func nextConnection() async throws -> Bool {
        try await next { if case .connected(let sessionPresent) = $0 { sessionPresent } else { nil } }
    }

    func nextDisconnection() async throws -> String {
        try await next { if case .disconnected(let reason) = $0 { reason } else { nil } }
    }
}

extension InboundMessage {
    var text: String { String(decoding: payload, as: UTF8.self) }
}

/// Log lines as they were written.
final class LogLines: Sendable {
    private let lines = Locked<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    var log: Log {
        Log(minimum: .debug) { entry in self.lines.withLock { $0.append("\(entry.message) \(entry.fields)") } }
    }
}
