/// Where a command is to act.
package struct Place: Sendable, Equatable {
    /// By name, best first: the speakers of the room, or the one that was named.
    package var players: [String]
    /// The room, when a room led here.
    package var room: String?
    /// Whether the sentence itself named the place, so that the reply must name it too.
    package var isNamed: Bool
    /// Whether the next of the players takes over when one does not answer.
    package var allowsFallback: Bool

    package init(players: [String], room: String? = nil, isNamed: Bool, allowsFallback: Bool = false) {
        self.players = players
        self.room = room
        self.isNamed = isNamed
        self.allowsFallback = allowsFallback
    }
}

package enum PlaceDecision: Sendable, Equatable {
    case place(Place)
    case unknown(name: String)
    /// The room is known and nothing stands in it.
    case empty(room: String)
    /// Nothing says where.
    case undecided
}

/// What is known when a place must be chosen.
package struct PlaceSituation: Sendable {
    package var home: Home
    /// Names of the players seen or remembered.
    package var players: [String]
    /// Of those, the ones that answer commands now.
    package var available: [String]
    /// The player that is active, playing or paused.
    package var active: String?
    /// The player this site used in the last ten minutes.
    package var recent: String?

    package init(
        home: Home, players: [String] = [], available: [String] = [], active: String? = nil, recent: String? = nil
    ) {
        self.home = home
        self.players = players
        self.available = available
        self.active = active
        self.recent = recent
    }

    /// The players that somebody at `site` is likely to hear.
    package func players(near site: String) -> [String] {
        if let room = home.room(ofSite: site) ?? (recent == nil ? home.defaultRoom : nil) {
            return home.room(named: room)?.players ?? []
        }
        return [recent].compactMap(\.self)
    }
}
