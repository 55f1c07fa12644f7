import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

/// Brokers that go away, networks that break, and what was said meanwhile.
@Suite(.timeLimit(.minutes(1)))
struct BusReconnectTests {
    private static let session = MQTTSettings.PersistentSession(fenceTopic: "musicskill/fence")
    private static let versions = [MQTTSettings.ProtocolVersion.v311, .v5]

    /// Publishes as somebody else does.
    private func say(_ texts: [String], to topic: String = "say", port: Int) async throws {
        try await MosquittoBus.connected(.test(port)) { other in
            for text in texts { try other.publish(OutboundMessage(topic: topic, text: text)) }
        }
    }

    @Test(arguments: versions, [false, true])
    func `what is published while the broker restarts arrives once and in order`(
        version: MQTTSettings.ProtocolVersion, isKilled: Bool
    ) async throws {
        try await withBroker { broker in
            let settings = MQTTSettings.test(broker.port, version: version, subscriptions: ["say"])
            try await MosquittoBus.connected(settings) { bus in
                isKilled ? await broker.kill() : await broker.stop()
                _ = try await bus.nextDisconnection()
                let texts = (0..<50).map(String.init)
                for text in texts { try bus.publish(OutboundMessage(topic: "say", text: text)) }
                try bus.publish(OutboundMessage(topic: "say", text: "lost", qos: 0))
                try await broker.start()
                #expect(try await bus.nextConnection() == false)
                #expect(try await bus.nextMessages(50).map(\.text) == texts)
                try bus.publish(OutboundMessage(topic: "say", text: "end"))
                try await bus.expect("end")
            }
        }
    }

    @Test(arguments: versions)
    func `the session outlives every reconnect`(version: MQTTSettings.ProtocolVersion) async throws {
        try await withBroker { broker in
            try await CuttableProxy.with(to: broker.port) { proxy in
                let settings = MQTTSettings.test(
                    proxy.port, version: version, subscriptions: ["say"], session: Self.session)
                try await MosquittoBus.connected(settings) { bus in
                    try bus.publish(OutboundMessage(topic: "say", text: "subscribed"))
                    try await bus.expect("subscribed")
                    for round in 1...3 {
                        proxy.cut()
                        _ = try await bus.nextDisconnection()
                        try await say(["held \(round)"], port: broker.port)
                        proxy.restore()
                        #expect(try await bus.nextConnection())
                        // An older one may come again: its acknowledgement was on the way when the line was cut.
                        let held = try await bus.next { event in
                            if case .message(let message) = event, message.text == "held \(round)" {
                                message
                            } else {
                                nil
                            }
                        }
                        let age = try #require(held.heldFor)
                        #expect(age > .zero && age < .seconds(20))
                    }
                }
            }
        }
    }

    @Test(arguments: versions)
    func `fifty held messages are all told from a live one`(version: MQTTSettings.ProtocolVersion) async throws {
        try await withBroker(.init(isPersistent: true)) { broker in
            var settings = MQTTSettings.test(
                broker.port, version: version, subscriptions: ["say"], session: Self.session)
            settings.birth = OutboundMessage(topic: "state", text: "online", retain: true)
            try await MosquittoBus.connected(settings) { _ in }
            let texts = (0..<50).map { "held \($0)" }
            try await say(texts, port: broker.port)
            await broker.stop()
            try await broker.start()
            settings.session?.absentSince = .seconds(100)
            try await MosquittoBus.connected(settings) { bus in
                let held = try await bus.nextMessages(50)
                #expect(held.map(\.text) == texts)
                #expect(held.allSatisfy { ($0.heldFor ?? .zero) >= .seconds(100) })
                try bus.publish(OutboundMessage(topic: "say", text: "live"))
                let live = try await bus.nextMessage()
                #expect(live.text == "live")
                #expect(live.heldFor == nil)
            }
        }
    }

    @Test func `without a session nothing is held`() async throws {
        try await withBroker { broker in
            let settings = MQTTSettings.test(broker.port, subscriptions: ["say"], session: Self.session)
            try await MosquittoBus.connected(settings) { bus in
                try bus.publish(OutboundMessage(topic: "say", text: "live"))
                #expect(try await bus.nextMessage().heldFor == nil)
            }
        }
    }

    @Test(arguments: versions)
    func `the broker publishes the will when the connection breaks, and only then`(
        version: MQTTSettings.ProtocolVersion
    ) async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["state"])) { watcher in
                try await CuttableProxy.with(to: broker.port) { proxy in
                    var settings = MQTTSettings.test(proxy.port, version: version)
                    settings.will = OutboundMessage(topic: "state", text: "offline", retain: true)
                    settings.birth = OutboundMessage(topic: "state", text: "online", retain: true)
                    try await MosquittoBus.connected(settings) { _ in
                        try await watcher.expect("online")
                        proxy.cut()
                        try await watcher.expect("offline")
                        proxy.restore()
                        try await watcher.expect("online")
                    }
                    try watcher.publish(OutboundMessage(topic: "state", text: "end"))
                    // "online" may come again: its first acknowledgement was on the way when the line was cut.
                    var texts: [String] = []
                    while texts.last != "end" { texts.append(try await watcher.nextMessage().text) }
                    #expect(!texts.contains("offline"))
                }
            }
        }
    }

    @Test func `a client with our id is suspected`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, "twin")) { first in
                try await MosquittoBus.withBus(.test(broker.port, "twin"), log: .silent) { _ in
                    let reason = try await first.nextDisconnection()
                    #expect(reason.hasSuffix("does another client use the id twin?"))
                }
            }
        }
    }

    @Test func `the thread ends with its scope, connected or not`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, "connected")) { _ in
                try await waitForThread(named: "mqtt-connected")
            }
            try await waitForThread(named: "mqtt-connected", isThere: false)
            await broker.stop()
            try await MosquittoBus.withBus(.test(broker.port, "waiting"), log: .silent) { bus in
                _ = try await bus.nextDisconnection()
                try await waitForThread(named: "mqtt-waiting")
            }
            try await waitForThread(named: "mqtt-waiting", isThere: false)
        }
    }

    @Test func `a cancelled scope still says farewell`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["state"])) { watcher in
                var settings = MQTTSettings.test(broker.port, "cancelled")
                settings.will = OutboundMessage(topic: "state", text: "offline")
                settings.birth = OutboundMessage(topic: "state", text: "online")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { [settings] in
                        try await MosquittoBus.withBus(settings, log: .silent) { bus in
                            for await _ in bus.events {}
                            try bus.publish(OutboundMessage(topic: "state", text: "goodbye"))
                        }
                    }
                    try await watcher.expect("online")
                    group.cancelAll()
                    try await watcher.expect("goodbye")
                    try await group.waitForAll()
                }
                try watcher.publish(OutboundMessage(topic: "state", text: "end"))
                try await watcher.expect("end")
            }
        }
    }

    private func hasThread(named name: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").contains { id in
            let comm = FileManager.default.contents(atPath: "/proc/self/task/\(id)/comm") ?? Data()
            return String(decoding: comm, as: UTF8.self) == name.prefix(15) + "\n"
        }
    }

    /// A thread tells that it is done a little before it is gone; the suite's time limit ends the wait.
    private func waitForThread(named name: String, isThere: Bool = true) async throws {
        while try hasThread(named: name) != isThere { try await TimeSource.system.sleep(for: .milliseconds(5)) }
    }
}
