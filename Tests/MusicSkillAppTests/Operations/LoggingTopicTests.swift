import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct LoggingTopicTests {
    private struct Line: Decodable, Sendable, Equatable {
        var message: String
        var level: String
        var namespace: String
    }

    /// What is published of what `write` logs.
    private func published(
        level: Log.Level = .info, isRefusing: Bool = false, _ write: (LogFeed, Log) -> Void
    ) async throws -> [Line] {
        let feed = LogFeed(level: level, sink: { _ in })
        let log = feed.log(.system)
        let bus = ComplainingBus(refusal: isRefusing ? log : nil)
        write(feed, log)
        log.of("test").error("the end")
        let topic = LoggingTopic(feed: feed, bus: bus, topics: Topics(base: "musicskill"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await topic.run() }
            while !bus.payloads.contains(where: { String(decoding: $0, as: UTF8.self).contains("the end") }) {
                try await Task.sleep(for: .milliseconds(5))
            }
            group.cancelAll()
        }
        return try bus.payloads.dropLast().map { try JSONDecoder().decode(Line.self, from: Data($0)) }
    }

    @Test func `a line goes out with its level, its part of the service and its fields`() async throws {
        let lines = try await published { $1.of("mqtt").warning("disconnected", ["reason": "gone"]) }
        #expect(lines == [Line(message: "disconnected reason=gone", level: "warning", namespace: "mqtt")])
    }

    @Test func `the same line many times in a row goes out once`() async throws {
        let lines = try await published { _, log in
            for _ in 1...5 { log.info("again") }
            log.info("another")
            log.info("again")
        }
        #expect(lines.map(\.message) == ["again", "another", "again"])
    }

    @Test func `debug lines go out when the level is debug, from that moment on`() async throws {
        let lines = try await published { feed, log in
            log.debug("before")
            feed.level = .debug
            log.debug("after")
        }
        #expect(lines.map(\.message) == ["after"])
    }

    @Test func `a line is cut, and of a flood the newest remain`() async throws {
        let lines = try await published { _, log in
            for number in 1...1000 { log.info("\(number)") }
            log.info(String(repeating: "a", count: 5000))
        }
        #expect(lines.count < 100)
        #expect(lines.last?.message.count == 1001)
    }

    @Test func `what is logged about a failed publication of a log line is not published`() async throws {
        let lines = try await published(isRefusing: true) { _, log in
            for number in 1...3 { log.info("\(number)") }
        }
        #expect(lines.map(\.message) == ["1", "2", "3"])
    }

    @Test func `log lines of the running service are on the topic, and none twice in a row`() async throws {
        try await HomeUnderTest.with(logFeed: LogFeed(level: .info, sink: { _ in })) { home in
            _ = try await home.say("what's playing")
            let line = try await home.listener.next(Line.self, on: "musicskill/bridge/logging") {
                $0.message.hasPrefix("answered ")
            }
            #expect(line.namespace == "desk")
            #expect(line.level == "info")
            #expect(home.listener.messages(on: "musicskill/bridge/logging").allSatisfy { !$0.isRetained })
        }
    }
}

/// A broker that takes note of what it is given, and may refuse all of it.
private final class ComplainingBus: MessageBus {
    let events = AsyncStream<BusEvent> { nil }
    let isConnected = true
    let traffic = BusTraffic()
    private let published = Locked<[[UInt8]]>([])
    /// Complains there about each message, as the real one does about what the broker refuses.
    private let refusal: Log?

    init(refusal: Log?) {
        self.refusal = refusal
    }

    var payloads: [[UInt8]] { published.withLock { $0 } }

    func publish(_ message: OutboundMessage) throws(MessageBusError) {
        published.withLock { $0.append(message.payload) }
        refusal?.of("mqtt").warning("the broker refused a message", ["topic": message.topic])
    }
}
