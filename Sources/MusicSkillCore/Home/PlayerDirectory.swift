import Foundation

/// The players of an account by name, remembered across restarts; the ids in it are a cache.
package actor PlayerDirectory {
    private let key: String
    private let provider: any MusicProvider
    private let store: any KeyValueStore
    private let log: Log
    private var known: [Player] = []
    private var listed: Set<NameKey> = []
    private var wasListed = false

    package init(provider: any MusicProvider, account: String, store: any KeyValueStore, log: Log) {
        key = "account/\(account)/players"
        self.provider = provider
        self.store = store
        self.log = log.of("players")
    }

    /// Recalls what earlier runs have seen. A memory that cannot be read costs one listing, so it is only logged.
    package func recall() async {
        do {
            guard let data = try await store.value(for: key) else { return }
            known = try JSONDecoder().decode([Player].self, from: data).map { player in
                var player = player
                player.isActive = false
                return player
            }
        } catch {
            log.warning("remembered players cannot be read", ["error": "\(error)"])
        }
    }

    /// Seen now or before, in the order of the last listing.
    package var players: [Player] { known }

    /// Those that the last listing held and that take commands. Before the first listing: nobody knows, so nothing.
    package var available: [Player] { known.filter { listed.contains(NameKey($0.name)) && !$0.isRestricted } }

    /// Whether the players have been listed since the start.
    package var hasListed: Bool { wasListed }

    package var listedNames: Set<NameKey> { listed }

    package func isListed(_ name: String) -> Bool { listed.contains(NameKey(name)) }

    package func player(named name: String) -> Player? {
        let key = NameKey(name)
        return known.first { NameKey($0.name) == key }
    }

    /// Asks the provider, and remembers what it says.
    @discardableResult
    package func refresh(frame: RequestFrame) async throws(ProviderError) -> [Player] {
        let players = try await provider.players(frame: frame)
        await take(Self.withoutNamesakes(players))
        return available
    }

    /// One entry per name: the active one of several, else the first that takes commands.
    static func withoutNamesakes(_ players: [Player]) -> [Player] {
        var best: [NameKey: Player] = [:]
        var order: [NameKey] = []
        for player in players {
            let key = NameKey(player.name)
            guard let rival = best[key] else {
                best[key] = player
                order.append(key)
                continue
            }
            let isBetter =
                player.isActive == rival.isActive ? rival.isRestricted && !player.isRestricted : player.isActive
            if isBetter { best[key] = player }
        }
        return order.compactMap { best[$0] }
    }

    private func take(_ players: [Player]) async {
        wasListed = true
        listed = Set(players.map { NameKey($0.name) })
        let before = known
        known = players + known.filter { !listed.contains(NameKey($0.name)) }
        let changed = known.map { [$0.name, $0.reference ?? ""] } != before.map { [$0.name, $0.reference ?? ""] }
        guard changed else { return }
        do {
            try await store.set(JSONEncoder().encode(known), for: key, expires: nil)
        } catch {
            log.warning("players cannot be remembered", ["error": "\(error)"])
        }
    }
}
