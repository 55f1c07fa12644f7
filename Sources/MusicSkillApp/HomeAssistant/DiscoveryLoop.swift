import Adapters
import MusicSkillCore

/// Keeps Home Assistant's topics true: what the home has, told once, anew after a change and when Home Assistant has
/// started.
actor DiscoveryLoop: Service, BusListener {
    nonisolated let name = "home assistant"

    /// Where everything that Home Assistant is told comes from.
    struct Sources: Sendable {
        /// Rung when a player's state was published.
        let news: Doorbell
        let snapshot: @Sendable () async -> HomeSnapshot
        /// Publishes every other retained topic once more.
        let republish: @Sendable () async -> Void
        /// Our configurations that the broker keeps.
        let held: @Sendable () async throws -> [String: JSONValue]
        let covers: CoverStock
    }

    /// Everything that talks to Home Assistant hears of its start at once.
    private static let shortestGreeting = Duration.seconds(1)
    private static let longestGreeting = Duration.seconds(10)

    private let bus: any MessageBus
    private let topics: HomeAssistantTopics
    private let settings: Configuration.HomeAssistant
    private let sources: Sources
    private let time: TimeSource
    private let randomness: Randomness
    private let log: Log

    private var schedule: DiscoverySchedule
    private let connection = Doorbell()
    private let isGreeting = Locked(false)

    init(
        bus: any MessageBus, topics: HomeAssistantTopics, settings: Configuration.HomeAssistant, sources: Sources,
        time: TimeSource, randomness: Randomness = .system, log: Log
    ) {
        self.bus = bus
        self.topics = topics
        self.settings = settings
        self.sources = sources
        self.time = time
        self.randomness = randomness
        self.log = log
        schedule = DiscoverySchedule(now: time.now())
    }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.keepTrue() }
            group.addTask { [sources] in try await sources.covers.run(news: sources.news) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    nonisolated var filters: [String] { topics.births }

    func connected() async {
        distrust()
        connection.ring()
    }

    /// Home Assistant has started. Should it start again before it was greeted, one greeting is for both.
    nonisolated func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        // One that the broker kept is no news: all that is said is kept as well.
        guard !message.isRetained, String(decoding: message.payload, as: UTF8.self) == HomeAssistantTopics.birth,
            isGreeting.withLock({ isGreeting in
                defer { isGreeting = true }
                return !isGreeting
            })
        else { return }
        group.addTask { await self.greet() }
    }

    private func keepTrue() async throws {
        try await connection.wait(until: nil, time: time)
        let held = try await sources.held()
        schedule.begin(with: held, now: time.now())
        while true {
            try await sources.news.wait(until: await announce(), time: time)
        }
    }

    private func greet() async {
        let range = Self.longestGreeting - Self.shortestGreeting
        do {
            try await time.sleep(for: Self.shortestGreeting + range * randomness.unit())
        } catch {
            // The connection's end: the next one begins with everything anyway.
            return
        }
        isGreeting.withLock { $0 = false }
        log.info("Home Assistant has started")
        await sources.republish()
        distrust()
    }

    private func distrust() {
        schedule.distrust()
        sources.news.ring()
    }

    /// - Returns: when to look again, if nothing happens before.
    private func announce() async -> TimeSource.Instant {
        let wanted = settings.discovery ? await wanted() : Announcement()
        // Whoever is not connected is told everything on the next connection.
        guard bus.isConnected else { return time.now() + DiscoverySchedule.interval }
        let step = schedule.step(to: wanted, now: time.now())
        for message in step.messages {
            do {
                try bus.publish(message)
            } catch {
                log.warning("Home Assistant cannot be told", ["topic": message.topic, "error": "\(error)"])
            }
        }
        return step.due
    }

    private func wanted() async -> Announcement {
        let home = await sources.snapshot()
        var covers: [String: [UInt8]] = [:]
        if settings.mediaPlayer {
            covers = await sources.covers.covers(of: Set(home.speakers.compactMap { $0.state?.item?.imageURL }))
        }
        return Announcement(of: home, topics, hasMediaPlayers: settings.mediaPlayer, covers: covers)
    }
}
