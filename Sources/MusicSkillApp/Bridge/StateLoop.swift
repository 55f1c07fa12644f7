import MusicSkillCore

/// Publishes what the players do: retained, one topic per player, only when there is news.
actor StateLoop: Service {
    nonisolated let name = "state topics"

    private let bus: any MessageBus
    private let topics: Topics
    private let board: StateBoard
    private let household: Household
    private let directory: PlayerDirectory
    private let provider: String
    private let log: Log

    private var published: [String: PlayerPayload] = [:]
    private var availability: [String: Bool] = [:]

    init(
        bus: any MessageBus, topics: Topics, board: StateBoard, household: Household, directory: PlayerDirectory,
        provider: String, log: Log
    ) {
        self.bus = bus
        self.topics = topics
        self.board = board
        self.household = household
        self.directory = directory
        self.provider = provider
        self.log = log.of("mqtt")
    }

    func run() async throws {
        for await state in board.changes {
            await publish(state)
        }
    }

    /// The broker may have lost what it kept: publishes everything once more.
    func republish() async {
        published.removeAll()
        availability.removeAll()
        await publish(await board.current)
    }

    /// Every player's payload as it stands, for `request/state`.
    func snapshot() async -> [String: PlayerPayload] {
        let state = await board.current
        var payloads: [String: PlayerPayload] = [:]
        for name in await names(with: state) {
            payloads[PlayerName.slug(name)] = PlayerPayload(
                name: name, listed: await directory.player(named: name), state: state, provider: provider)
        }
        return payloads
    }

    private func publish(_ state: PlaybackState?) async {
        let isKnown = await directory.hasListed
        for name in await names(with: state) {
            let id = PlayerName.slug(name)
            let payload = PlayerPayload(
                name: name, listed: await directory.player(named: name), state: state, provider: provider)
            if payload.isNews(after: published[id]) {
                published[id] = payload
                send(OutboundMessage(topic: topics.player(id), payload: Wire.encode(payload), retain: true))
            }
            // Before the first listing nobody knows who is there.
            guard isKnown else { continue }
            let isListed = await directory.isListed(name)
            let isHere = isListed || state.map { NameKey($0.player.name) == NameKey(name) } ?? false
            if availability[id] != isHere {
                availability[id] = isHere
                send(OutboundMessage(topic: topics.availability(id), text: isHere ? "online" : "offline", retain: true))
            }
        }
    }

    private func names(with state: PlaybackState?) async -> [String] {
        let names = await household.playerNames()
        guard let playing = state?.player.name, !names.contains(where: { NameKey($0) == NameKey(playing) }) else {
            return names
        }
        return names + [playing]
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.warning("a state cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}
