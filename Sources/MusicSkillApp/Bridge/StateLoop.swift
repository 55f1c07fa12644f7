import MusicSkillCore

/// Publishes what the players do: retained, one topic per player, only when there is news. Takes the topics of players
/// that are gone off the broker.
actor StateLoop: Service {
    nonisolated let name = "state topics"
    /// Rung when something was published; one listener.
    nonisolated let news = Doorbell()

    private let bus: any MessageBus
    private let topics: Topics
    private let accounts: Accounts
    private let home: Home
    private let events: EventStream
    private let time: TimeSource
    private let log: Log

    /// By the id in its topics, as last published.
    private(set) var published: [String: PlayerPayload] = [:]
    private var availability: [String: Bool] = [:]
    /// Which players were seen last, whether the broker knows or not.
    private var seen: [String: Bool] = [:]
    private var departures = Departures()
    /// How often the players have been looked at.
    private var looks = 0

    init(
        bus: any MessageBus, topics: Topics, accounts: Accounts, home: Home, events: EventStream, time: TimeSource,
        log: Log
    ) {
        self.bus = bus
        self.topics = topics
        self.accounts = accounts
        self.home = home
        self.events = events
        self.time = time
        self.log = log.of("mqtt")
    }

    func run() async throws {
        while true {
            try await accounts.news.wait(until: departures.due, time: time)
            await publish()
        }
    }

    /// The broker may have lost what it kept: publishes everything once more.
    func republish() async {
        published.removeAll()
        availability.removeAll()
        await publish()
    }

    /// The broker keeps topics of this player, perhaps of an earlier run.
    func find(_ id: String) {
        departures.note(id)
        accounts.news.ring()
    }

    /// Every player's payload as it stands, for `request/state`.
    func snapshot() async -> [String: PlayerPayload] {
        await AccountView.all(accounts).playerPayloads
    }

    private func publish() async {
        looks += 1
        let look = looks
        let views = await AccountView.all(accounts)
        // Whoever looked later has seen more, and must not be overtaken by what is older.
        guard look == looks else { return }
        // Before the first listing nobody knows who is there.
        let isKnown = views.contains { $0.hasListed }
        let players = views.playerPayloads.filter { _, player in
            views.contains { $0.sees(player.name) }
                || views.belongs(player.name, to: home, now: time.wallClock())
        }
        for (id, payload) in players.sorted(by: { $0.key < $1.key }) {
            departures.note(id)
            if payload.isNews(after: published[id]) {
                published[id] = payload
                send(OutboundMessage(topic: topics.player(id), payload: Wire.encode(payload), retain: true))
            }
            guard isKnown else { continue }
            let isHere = views.contains { $0.sees(payload.name) }
            if let wasHere = seen.updateValue(isHere, forKey: id), wasHere != isHere {
                events.send(.player(id, named: payload.name, isHere: isHere))
            }
            if availability[id] != isHere {
                availability[id] = isHere
                send(OutboundMessage(topic: topics.availability(id), text: isHere ? "online" : "offline", retain: true))
            }
        }
        for id in departures.step(present: isKnown ? Set(players.keys) : nil, now: time.now()) { clear(id) }
        news.ring()
    }

    private func clear(_ id: String) {
        log.info("a player is gone", ["player": id])
        published[id] = nil
        availability[id] = nil
        seen[id] = nil
        for topic in topics.retained(ofPlayer: id) { send(OutboundMessage(topic: topic, payload: [], retain: true)) }
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.warning("a state cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}
