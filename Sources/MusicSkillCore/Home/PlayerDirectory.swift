package import Foundation

/// The players of an account by name, remembered across restarts: keeps a ``PlayerRegistry`` true and on disk.
package actor PlayerDirectory {
    private let key: String
    private let rooms: [Room]
    private let provider: any MusicProvider
    private let store: any KeyValueStore
    private let time: TimeSource
    private let log: Log
    private var registry = PlayerRegistry()
    private var saved = PlayerRegistry()
    private var savedAt: Date?

    /// How old the dates on disk may get.
    private static let savingInterval: TimeInterval = 3600

    /// - Parameter rooms: what the owner configured, for telling them when a name in it holds no longer.
    package init(
        provider: any MusicProvider, account: String, rooms: [Room], store: any KeyValueStore, time: TimeSource,
        log: Log
    ) {
        key = Account.keyPrefix(of: account) + "players"
        self.rooms = rooms
        self.provider = provider
        self.store = store
        self.time = time
        self.log = log.of("players")
    }

    /// Recalls what earlier runs have seen. A memory that cannot be read costs one listing, so it is only logged.
    package func recall() async {
        do {
            guard let data = try await store.value(for: key) else { return }
            registry = PlayerRegistry(remembered: try JSONDecoder().decode([PlayerRegistry.Entry].self, from: data))
            (saved, savedAt) = (registry, time.wallClock())
        } catch {
            log.warning("remembered players cannot be read", ["error": "\(error)"])
        }
    }

    /// Seen now or before, in the order of the last listing.
    package var players: [Player] { registry.players }

    /// Those that the last listing held and that take commands. Before the first listing: nobody knows, so nothing.
    package var available: [Player] { players.filter { isListed($0.name) && !$0.isRestricted } }

    /// Whether the players have been listed since the start.
    package var hasListed: Bool { registry.hasListed }

    package var listedNames: Set<NameKey> { registry.listed }

    package func isListed(_ name: String) -> Bool { registry.listed.contains(NameKey(name)) }

    package func player(named name: String) -> Player? {
        let key = NameKey(name)
        return players.first { NameKey($0.name) == key }
    }

    /// When a listing last held the player.
    package func lastSeen(_ name: String) -> Date? { registry.lastSeen(name) }

    /// Asks the provider, and remembers what it says.
    @discardableResult
    package func refresh(frame: RequestFrame) async throws(ProviderError) -> [Player] {
        let players = try await provider.players(frame: frame)
        for renaming in registry.take(players, at: time.wallClock()) { complain(about: renaming) }
        await save()
        return available
    }

    /// The player has refused to have its volume set: it is not asked to again.
    package func noteVolumeRefusal(of name: String) async {
        registry.noteVolumeRefusal(of: name)
        await save()
    }

    private func complain(about renaming: PlayerRegistry.Renaming) {
        log.info("a player has a new name", ["old": renaming.old, "new": renaming.new])
        for room in rooms where room.players.contains(where: { NameKey($0) == NameKey(renaming.old) }) {
            log.error(
                "a room names a player that is called otherwise now; change it in the configuration",
                ["key": "rooms.\(room.name).players", "old": renaming.old, "new": renaming.new])
        }
    }

    private func save() async {
        let now = time.wallClock()
        let isDue = savedAt.map { abs(now.timeIntervalSince($0)) >= Self.savingInterval } ?? true
        guard isDue || registry.isNews(after: saved) else { return }
        (saved, savedAt) = (registry, now)
        do {
            try await store.set(JSONEncoder().encode(registry.entries), for: key, expires: nil)
        } catch {
            log.warning("players cannot be remembered", ["error": "\(error)"])
        }
    }
}
