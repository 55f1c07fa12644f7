import MusicSkillCore

/// Keeps Home Assistant's topics true: what the home has, told once, anew after a change and when Home Assistant has
/// started.
actor DiscoveryLoop: Service, BusListener {
    nonisolated let name = "home assistant"

    /// Where everything else that Home Assistant reads comes from.
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

    /// Home Assistant loses half of a configuration that follows too soon on another of the same device.
    private static let spacing = Duration.seconds(5)
    /// Until it has taken in what a configuration says.
    private static let digestion = Duration.seconds(3)
    /// Playlists come and go without a word.
    private static let interval = Duration.seconds(60)
    private static let shortestGreeting = Duration.seconds(1)
    private static let longestGreeting = Duration.seconds(10)

    private let bus: any MessageBus
    private let topics: HomeAssistantTopics
    private let settings: Configuration.HomeAssistant
    private let sources: Sources
    private let time: TimeSource
    private let randomness: Randomness
    private let log: Log

    private var book = DiscoveryBook()
    private var states: [String: String] = [:]
    private var configurableAt: TimeSource.Instant
    private let isGreeting = Locked(false)
    private let connection = Doorbell()

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
        configurableAt = time.now()
    }

    func run() async throws {
        try await connection.wait(until: nil, time: time)
        for (topic, configuration) in try await sources.held() {
            book.find(configuration, on: topic, now: time.now())
        }
        while true {
            let due = try await announce()
            try await sources.news.wait(until: due, time: time)
        }
    }

    nonisolated var filters: [String] { topics.births }

    func connected() {
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

    /// At a moment of chance, as everything that talks to Home Assistant hears of its start at once.
    private func greet() async {
        let range = Self.longestGreeting - Self.shortestGreeting
        do {
            try await time.sleep(for: Self.shortestGreeting + range * randomness.unit())
        } catch {
            return
        }
        isGreeting.withLock { $0 = false }
        log.info("Home Assistant has started")
        await sources.republish()
        distrust()
    }

    private func distrust() {
        book.distrust()
        states = [:]
        sources.news.ring()
    }

    /// - Returns: when to look again, if nothing happens before.
    private func announce() async throws -> TimeSource.Instant {
        let wanted = settings.discovery ? await wanted() : Announcement()
        let now = time.now()
        guard bus.isConnected else { return now + Self.interval }
        if now < configurableAt {
            guard book.isTrue(to: wanted.configurations, now: now) else { return configurableAt }
        } else {
            try await carryOut(book.turn(to: wanted.configurations, now: now))
        }
        for (topic, state) in wanted.states.sorted(by: { $0.key < $1.key }) where states[topic] != state {
            states[topic] = state
            send(OutboundMessage(topic: topic, text: state, retain: true))
        }
        return time.now() + Self.interval
    }

    private func carryOut(_ turn: DiscoveryBook.Turn) async throws {
        guard turn != DiscoveryBook.Turn() else { return }
        for (topic, configuration) in turn.now.sorted(by: { $0.key < $1.key }) { send(configuration, on: topic) }
        try await time.sleep(for: Self.digestion)
        for (topic, configuration) in turn.later { send(configuration, on: topic) }
        configurableAt = time.now() + Self.spacing
    }

    private func wanted() async -> Announcement {
        let home = await sources.snapshot()
        var covers: [String: [UInt8]] = [:]
        if settings.mediaPlayer {
            covers = await sources.covers.covers(of: Set(home.speakers.compactMap { $0.state?.item?.imageURL }))
        }
        return Announcement(of: home, topics, hasMediaPlayers: settings.mediaPlayer, covers: covers)
    }

    private func send(_ configuration: JSONValue?, on topic: String) {
        send(OutboundMessage(topic: topic, payload: configuration.map(Wire.encode) ?? [], retain: true))
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.warning("Home Assistant cannot be told", ["topic": message.topic, "error": "\(error)"])
        }
    }
}
