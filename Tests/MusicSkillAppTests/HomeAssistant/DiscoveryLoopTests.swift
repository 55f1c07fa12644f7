import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// When Home Assistant is told, on a clock that flows by itself.
@Suite(.timeLimit(.minutes(1)))
struct DiscoveryLoopTests {
    /// A loop over a home that the test changes.
    private final class Stage: Sendable {
        let time: TestTime
        let bus = RecordingBus()
        let news = Doorbell()
        let home = Locked(HomeSnapshot(accounts: ["default"], speakers: [.kitchen]))
        let held = Locked<[String: JSONValue]>([:])
        let republished = Locked(0)
        let loop: DiscoveryLoop

        init(_ time: TestTime, discovery: Bool) {
            self.time = time
            var settings = Configuration.HomeAssistant()
            settings.discovery = discovery
            let log = Log.silent
            loop = DiscoveryLoop(
                bus: bus, topics: .sample(discovery: discovery), settings: settings,
                sources: .init(
                    news: news, snapshot: { [home] in home.withLock { $0 } },
                    republish: { [republished] in republished.withLock { $0 += 1 } },
                    held: { [held] in held.withLock { $0 } },
                    covers: CoverStock(transport: ScriptedTransport(), time: time.source, log: log)),
                time: time.source, randomness: .fixed(0.5), log: log)
        }

        /// The topics of everything published meanwhile.
        func topics(after duration: Duration = .seconds(10)) async throws -> [String] {
            try await time.source.sleep(for: duration)
            return bus.take().map(\.topic)
        }

        static func live(
            discovery: Bool = true, held: [String: JSONValue] = [:],
            _ body: @escaping @Sendable (Stage) async throws -> Void
        ) async throws {
            let time = TestTime()
            let stage = Stage(time, discovery: discovery)
            stage.held.withLock { $0 = held }
            try await time.flow {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await stage.loop.run() }
                    await stage.loop.connected()
                    try await body(stage)
                    group.cancelAll()
                }
            }
        }

        /// Home Assistant starts `times` times, so many seconds apart.
        func birth(times: Int = 1, apart: Duration = .zero, retained: Bool = false, payload: String = "online")
            async
        {
            await withDiscardingTaskGroup { greetings in
                for _ in 1...times {
                    let message = InboundMessage(
                        topic: "homeassistant/status", payload: Array(payload.utf8), isRetained: retained)
                    loop.receive(message, in: &greetings)
                    // The test's end: whoever waits for it has no interest in more.
                    do { try await time.source.sleep(for: apart) } catch { return }
                }
            }
        }
    }

    private static let bridge = "homeassistant/device/musicskill/config"
    private static let kitchen = "homeassistant/device/musicskill-kitchen_speaker/config"

    @Test func `all is said at the first connection, kept by the broker`() async throws {
        try await Stage.live { stage in
            try await stage.time.source.sleep(for: .seconds(10))
            let messages = stage.bus.take()
            #expect(messages.map(\.topic) == [Self.kitchen, Self.bridge])
            #expect(messages.allSatisfy { $0.retain && $0.qos == 1 })
            #expect(try await stage.topics(after: .seconds(3600)) == [])
        }
    }

    @Test func `changes in a row become one message for each device`() async throws {
        try await Stage.live { stage in
            _ = try await stage.topics()
            for name in ["Garden", "Attic", "Cellar"] {
                stage.home.withLock { $0.speakers.append(.speaker(name)) }
                stage.news.ring()
                try await stage.time.source.sleep(for: .seconds(1))
            }
            let topics = try await stage.topics(after: .seconds(30))
            // The first change at once, the others together: each list of sources in the house changes with them.
            #expect(topics.filter { $0 == Self.kitchen }.count == 2)
            #expect(topics.filter { $0.contains("cellar") }.count == 1)
        }
    }

    @Test func `Home Assistant that restarts five times a minute is greeted at most five times, and gently`()
        async throws
    {
        try await Stage.live { stage in
            _ = try await stage.topics()
            await stage.birth(times: 5, apart: .seconds(12))
            #expect(stage.republished.withLock { $0 } == 5)
            #expect(try await stage.topics().filter { $0 == Self.bridge }.count == 5)
        }
    }

    @Test func `several births within one greeting are one`() async throws {
        try await Stage.live { stage in
            _ = try await stage.topics()
            await stage.birth(times: 5, apart: .seconds(1))
            #expect(stage.republished.withLock { $0 } == 1)
            #expect(try await stage.topics() == [Self.kitchen, Self.bridge])
        }
    }

    @Test func `a birth that the broker kept, and a death, are no news`() async throws {
        try await Stage.live { stage in
            _ = try await stage.topics()
            await stage.birth(retained: true)
            await stage.birth(payload: "offline")
            #expect(stage.republished.withLock { $0 } == 0)
            #expect(try await stage.topics() == [])
        }
    }

    @Test func `a choice is told after the list it is made from`() async throws {
        try await Stage.live { stage in
            _ = try await stage.topics()
            stage.home.withLock {
                $0.speakers[0].playlists.append("New")
                $0.speakers[0].playlist = "New"
                $0.speakers[0].state = .sample("Kitchen Speaker")
            }
            stage.news.ring()
            // The list of sources is as it was, so what is chosen from it is told at once.
            #expect(
                try await stage.topics(after: .seconds(1)) == [
                    Self.kitchen, "musicskill/players/kitchen_speaker/source",
                ])
            #expect(try await stage.topics() == ["musicskill/players/kitchen_speaker/playlist"])
        }
    }

    @Test func `a service that is not to be seen takes away what it said before, once`() async throws {
        let before = Announcement(of: HomeSnapshot(speakers: [.kitchen]), .sample()).configurations
        try await Stage.live(discovery: false, held: before) { stage in
            try await stage.time.source.sleep(for: .seconds(10))
            let messages = stage.bus.take()
            #expect(Set(messages.map(\.topic)) == [Self.bridge, Self.kitchen])
            #expect(messages.allSatisfy { $0.payload.isEmpty && $0.retain })
            await stage.loop.connected()
            #expect(try await stage.topics(after: .seconds(300)) == [])
            #expect(stage.loop.filters == [])
        }
    }
}
