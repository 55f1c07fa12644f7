/// The home as configured together with what was seen of it: names for reading, a situation for choosing a place.
package struct Household: Sendable {
    private let home: Home
    private let sites: SiteMap
    private let directory: PlayerDirectory
    private let board: StateBoard
    private let memory: PlaybackMemory
    private let index: LibraryIndex

    package init(
        home: Home, sites: SiteMap, directory: PlayerDirectory, board: StateBoard, memory: PlaybackMemory,
        index: LibraryIndex
    ) {
        self.home = home
        self.sites = sites
        self.directory = directory
        self.board = board
        self.memory = memory
        self.index = index
    }

    /// With the sites that were announced since.
    package var homeNow: Home {
        var home = home
        home.sites = sites.rooms
        return home
    }

    /// Configured players first, then everything else that was seen; each name once.
    package func playerNames() async -> [String] {
        var seen: Set<NameKey> = []
        let names = home.rooms.flatMap(\.players) + (await directory.players.map(\.name))
        return names.filter { seen.insert(NameKey($0)).inserted }
    }

    /// The account's own playlists, as far as they were read.
    package func playlists() async -> [MusicItem] {
        await index.entries(of: .playlists).map(\.item)
    }

    /// - Parameter choices: what can be answered with at this moment.
    package func vocabulary(choices: [HomeVocabulary.Name] = []) async -> HomeVocabulary {
        HomeVocabulary(
            rooms: home.rooms.map { .init($0.name, aliases: $0.aliases) },
            players: await playerNames().map { .init($0) }, music: await index.knownMusic(), choices: choices)
    }

    package func situation(site: String?) async -> PlaceSituation {
        PlaceSituation(
            home: homeNow, players: await playerNames(), available: await directory.available.map(\.name),
            active: await board.current.flatMap { $0.status == .idle ? nil : $0.player.name },
            recent: await memory.recentPlayer(of: site))
    }

    package func noteUse(of player: String, by site: String?) async {
        await memory.noteUse(of: player, by: site)
    }
}
