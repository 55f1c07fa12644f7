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
        await PlayerPayload.all(
            household: household, directory: directory, state: await board.current, provider: provider)
    }

    private func publish(_ state: PlaybackState?) async {
        let isKnown = await directory.hasListed
        let payloads = await PlayerPayload.all(
            household: household, directory: directory, state: state, provider: provider)
        for (id, payload) in payloads.sorted(by: { $0.key < $1.key }) {
            if payload.isNews(after: published[id]) {
                published[id] = payload
                send(OutboundMessage(topic: topics.player(id), payload: Wire.encode(payload), retain: true))
            }
            // Before the first listing nobody knows who is there.
            guard isKnown else { continue }
            let isListed = await directory.isListed(payload.name)
            let isHere = isListed || state.map { NameKey($0.player.name) == NameKey(payload.name) } ?? false
            if availability[id] != isHere {
                availability[id] = isHere
                send(OutboundMessage(topic: topics.availability(id), text: isHere ? "online" : "offline", retain: true))
            }
        }
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.warning("a state cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}
