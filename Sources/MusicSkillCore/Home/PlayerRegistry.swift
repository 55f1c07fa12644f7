package import Foundation

/// What is known of an account's players, by name. Pure.
package struct PlayerRegistry: Sendable, Equatable {
    /// A player as last seen. Its id is a cache.
    package struct Entry: Sendable, Equatable, Codable {
        package var player: Player
        package var lastSeen: Date
        /// It said that it has a volume to set, and then would not set it. Phones do. Forgotten with its id.
        package var refusesVolume = false
    }

    /// One speaker that was given another name.
    package struct Renaming: Sendable, Equatable {
        package var old: String
        package var new: String

        package init(old: String, new: String) {
            self.old = old
            self.new = new
        }
    }

    /// A player that nobody has seen for so long is gone for good.
    static let memory: TimeInterval = 90 * 86_400

    /// In the order of the last listing, then those that only earlier ones held.
    package private(set) var entries: [Entry]
    package private(set) var listed: Set<NameKey> = []
    /// Whether the players have been listed since the start.
    package private(set) var hasListed = false

    /// - Parameter remembered: of earlier runs; none of them counts as active.
    package init(remembered: [Entry] = []) {
        entries = remembered.map { entry in
            var entry = entry
            entry.player.isActive = false
            return entry
        }
    }

    package var players: [Player] {
        entries.map { entry in
            var player = entry.player
            if entry.refusesVolume { player.supportsVolume = false }
            return player
        }
    }

    package func lastSeen(_ name: String) -> Date? { index(of: name).map { entries[$0].lastSeen } }

    /// Takes a fresh listing.
    /// - Returns: the players that had another name before. Their old names are forgotten.
    package mutating func take(_ listing: [Player], at date: Date) -> [Renaming] {
        let seen = Self.withoutNamesakes(listing)
        hasListed = true
        listed = Set(seen.map { NameKey($0.name) })
        let gone = entries.filter { !listed.contains(NameKey($0.player.name)) }
        let renamings = gone.compactMap { entry in
            Self.sameSpeaker(as: entry.player, in: seen).map { Renaming(old: entry.player.name, new: $0.name) }
        }
        let remembered = gone.filter { entry in
            !renamings.contains { $0.old == entry.player.name }
                && date.timeIntervalSince(entry.lastSeen) < Self.memory
        }
        entries =
            seen.map { player in
                let before = entries.first { $0.player.reference != nil && $0.player.reference == player.reference }
                return Entry(player: player, lastSeen: date, refusesVolume: before?.refusesVolume ?? false)
            } + remembered
        return renamings
    }

    /// The player has refused to have its volume set.
    package mutating func noteVolumeRefusal(of name: String) {
        if let index = index(of: name) { entries[index].refusesVolume = true }
    }

    /// Whether another run should know this rather than `saved`: dates and volumes alone are worth no writing.
    func isNews(after saved: PlayerRegistry) -> Bool {
        entries.map(\.essence) != saved.entries.map(\.essence)
    }

    private func index(of name: String) -> Int? {
        let key = NameKey(name)
        return entries.firstIndex { NameKey($0.player.name) == key }
    }

    private static func sameSpeaker(as player: Player, in listing: [Player]) -> Player? {
        player.reference.flatMap { reference in listing.first { $0.reference == reference } }
    }

    /// One entry per name, since a speaker may be listed twice: the active one of several, else the first that takes
    /// commands, else the first.
    private static func withoutNamesakes(_ players: [Player]) -> [Player] {
        var best: [NameKey: Player] = [:]
        var order: [NameKey] = []
        for player in players {
            let key = NameKey(player.name)
            guard let rival = best[key] else {
                best[key] = player
                order.append(key)
                continue
            }
            if player.rank > rival.rank { best[key] = player }
        }
        return order.compactMap { best[$0] }
    }
}

extension PlayerRegistry.Entry {
    fileprivate var essence: [String] { [player.name, player.reference ?? "", refusesVolume ? "no volume" : ""] }
}

extension Player {
    /// Of two entries with one name the higher is meant.
    fileprivate var rank: Int { (isActive ? 4 : 0) + (isRestricted ? 0 : 2) + (reference == nil ? 0 : 1) }
}
