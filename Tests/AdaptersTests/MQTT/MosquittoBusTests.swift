import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct MosquittoBusTests {
    @Test(arguments: [MQTTSettings.ProtocolVersion.v311, .v5])
    func `a message goes out and comes back`(version: MQTTSettings.ProtocolVersion) async throws {
        try await withBroker { broker in
            let settings = MQTTSettings.test(broker.port, version: version, subscriptions: ["home/+"])
            try await MosquittoBus.connected(settings) { bus in
                try bus.publish(OutboundMessage(topic: "home/kitchen", text: "jazz"))
                let message = try await bus.nextMessage()
                #expect(message.topic == "home/kitchen")
                #expect(message.text == "jazz")
                #expect(!message.isRetained)
                #expect(message.heldFor == nil)
            }
        }
    }

    @Test func `correlation data travels over MQTT 5`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["reply"])) { bus in
                try bus.publish(OutboundMessage(topic: "reply", text: "ok", correlationData: [0, 255, 7]))
                #expect(try await bus.nextMessage().correlationData == [0, 255, 7])
            }
        }
    }

    @Test func `a request tells its response topic`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["say"])) { bus in
                let request = [
                    "-V", "5", "-p", "\(broker.port)", "-t", "say", "-m", "play jazz", "-q", "1",
                    "-D", "publish", "response-topic", "answers/me", "-D", "publish", "correlation-data", "42",
                ]
                try await ChildProcess.with("/usr/bin/mosquitto_pub", request) { _ = try await $0.exit() }
                let message = try await bus.nextMessage()
                #expect(message.text == "play jazz")
                #expect(message.responseTopic == "answers/me")
                #expect(message.correlationData == Array("42".utf8))
            }
        }
    }

    @Test func `a message the broker kept is marked as retained`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port)) { bus in
                try bus.publish(OutboundMessage(topic: "state", text: "old", retain: true))
            }
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["state"])) { bus in
                let kept = try await bus.nextMessage()
                #expect(kept.isRetained && kept.text == "old")
                try bus.publish(OutboundMessage(topic: "state", text: "new", retain: true))
                let live = try await bus.nextMessage()
                #expect(!live.isRetained && live.text == "new")
            }
        }
    }

    @Test func `the last messages of a scope arrive`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["last"])) { reader in
                try await MosquittoBus.connected(.test(broker.port)) { writer in
                    for number in 0..<60 { try writer.publish(OutboundMessage(topic: "last", text: "\(number)")) }
                }
                #expect(try await reader.nextMessages(60).map(\.text) == (0..<60).map(String.init))
            }
        }
    }

    @Test func `a payload over the limit arrives one byte too long`() async throws {
        try await withBroker { broker in
            var settings = MQTTSettings.test(broker.port, subscriptions: ["say"])
            settings.payloadLimit = 100
            try await MosquittoBus.connected(settings) { bus in
                for length in [0, 100, 101, 2_000_000] {
                    try bus.publish(OutboundMessage(topic: "say", payload: Array(repeating: 7, count: length)))
                }
                #expect(try await bus.nextMessages(4).map(\.payload.count) == [0, 100, 101, 101])
            }
        }
    }

    @Test func `messages beyond the capacity are refused, not lost`() async throws {
        try await withBroker { broker in
            var settings = MQTTSettings.test(broker.port, subscriptions: ["say"])
            settings.inboundCapacity = 5
            let lines = LogLines()
            try await MosquittoBus.connected(settings, log: lines.log) { bus in
                try await MosquittoBus.connected(.test(broker.port)) { writer in
                    for number in 0..<30 { try writer.publish(OutboundMessage(topic: "say", text: "\(number)")) }
                }
                // Nobody reads before the queue has overflowed.
                for _ in 0..<1000 where !lines.all.contains(where: { $0.contains("too many messages wait") }) {
                    try await Task.sleep(for: .milliseconds(10))
                }
                // Our own message comes back last, so everything before it has been seen.
                try bus.publish(OutboundMessage(topic: "say", text: "end"))
                var read: [String] = []
                var refused: [String] = []
                while read.last != "end", refused.last != "end" {
                    try await bus.next { event -> Void? in
                        switch event {
                        case .message(let message): read.append(message.text)
                        case .refused(let message): refused.append(message.text)
                        case .connected, .disconnected: return nil
                        }
                        return ()
                    }
                }
                #expect(!refused.isEmpty)
                #expect((read + refused).filter { $0 != "end" }.sorted() == (0..<30).map(String.init).sorted())
            }
            #expect(lines.all.count { $0.contains("too many messages wait") } == 1)
        }
    }

    @Test(arguments: [("", 1), ("a/+", 1), ("a/#", 1), ("a\0b", 1), ("x", 65_536)])
    func `a topic no broker would take is refused`(part: String, times: Int) async throws {
        let topic = String(repeating: part, count: times)
        try await MosquittoBus.withBus(.test(1), log: .silent) { bus in
            let error = #expect(throws: MessageBusError.self) {
                try bus.publish(OutboundMessage(topic: topic, text: "x"))
            }
            guard case .invalidMessage = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `what nobody fetches has a bound, and an end`() async throws {
        let (descriptor, port) = try #require(LoopbackSocket.listen(on: nil))
        defer { close(descriptor) }
        let bus = try await MosquittoBus.withBus(.test(port), log: .silent) { bus in
            try bus.publish(OutboundMessage(topic: "t", text: "dropped in silence", qos: 0))
            for _ in 0..<1000 { try bus.publish(OutboundMessage(topic: "t", text: "waits")) }
            #expect(throws: MessageBusError.unavailable("1000 messages wait for the broker already")) {
                try bus.publish(OutboundMessage(topic: "t", text: "one too many"))
            }
            return bus
        }
        #expect(throws: MessageBusError.unavailable("the bus is closed")) {
            try bus.publish(OutboundMessage(topic: "t", text: "too late"))
        }
    }

    @Test func `a message the broker forbids is told in the log`() async throws {
        try await withBroker(.init(accessRules: ["topic read #", "topic write allowed"])) { broker in
            let lines = LogLines()
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["#"]), log: lines.log) { bus in
                try bus.publish(OutboundMessage(topic: "forbidden", text: "x"))
                try bus.publish(OutboundMessage(topic: "allowed", text: "y"))
                try await bus.expect("y")
            }
            #expect(lines.all.contains { $0.contains("the broker refused a message") && $0.contains("forbidden") })
        }
    }

    @Test func `two buses in one process know nothing of each other`() async throws {
        try await withBroker { broker in
            try await MosquittoBus.connected(.test(broker.port, subscriptions: ["one"])) { first in
                try await MosquittoBus.connected(.test(broker.port, subscriptions: ["two"])) { second in
                    try first.publish(OutboundMessage(topic: "two", text: "from the first"))
                    try second.publish(OutboundMessage(topic: "one", text: "from the second"))
                    try await second.expect("from the first")
                    try await first.expect("from the second")
                }
            }
        }
    }
}
