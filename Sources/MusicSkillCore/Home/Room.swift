/// A place in the home and the players that stand there.
package struct Room: Sendable, Equatable {
    package var name: String
    package var aliases: [String]
    /// By the names their provider shows, best first.
    package var players: [String]
    /// Whether the next of the players takes over when one does not answer.
    package var allowsFallback: Bool

    package init(name: String, aliases: [String] = [], players: [String], allowsFallback: Bool = false) {
        self.name = name
        self.aliases = aliases
        self.players = players
        self.allowsFallback = allowsFallback
    }

    /// Everything it answers to, its own name first.
    package var names: [String] { [name] + aliases }
}

/// The home as its owner configured it.
package struct Home: Sendable, Equatable {
    package var rooms: [Room]
    package var defaultRoom: String?
    /// Satellite, siteId or device id to room.
    package var sites: [String: String]
    /// What stands between the group of a site and the rest of its name: "kitchen.left" and "kitchen.right".
    package var siteSeparator: String?

    package init(
        rooms: [Room] = [], defaultRoom: String? = nil, sites: [String: String] = [:], siteSeparator: String? = nil
    ) {
        self.rooms = rooms
        self.defaultRoom = defaultRoom
        self.sites = sites
        self.siteSeparator = siteSeparator
    }

    /// The room of that name or alias, with or without article.
    package func room(named name: String) -> Room? {
        let key = NameKey(name).withoutArticle
        return rooms.first { $0.names.contains { NameKey($0).withoutArticle == key } }
    }

    /// Where the player of that name stands.
    package func room(ofPlayer name: String) -> Room? {
        let key = NameKey(name)
        return rooms.first { $0.players.contains { NameKey($0) == key } }
    }
}
