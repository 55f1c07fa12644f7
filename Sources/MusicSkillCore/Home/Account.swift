/// One user of a music service: the way to the music, and what was seen on it.
package struct Account: Sendable {
    /// Chosen by the owner of the home: `default`, `anna`.
    package let name: String
    package let provider: any MusicProvider
    package let directory: PlayerDirectory
    package let board: StateBoard
    package let household: Household
    package let watcher: PlaybackWatcher
    package let announcements: Announcements
    package let aliases: MusicAliases
    /// Absent where the provider cannot tell what the account owns.
    package let sync: LibrarySync?
    let resolver: CommandResolver
    let orchestrator: MusicOrchestrator
    let library: LibraryDesk
    let played: PlayedMemory
    let dialogues: Dialogues
    private let index: LibraryIndex
    private let companions: [any Service]
    private let time: TimeSource

    /// - Parameters:
    ///   - sites: shared by all accounts of the home, as is `memory`.
    ///   - news: rung when something about the account's players has changed.
    ///   - companions: run for as long as the account is there.
    package init(
        name: String, provider: any MusicProvider, home: Home, sites: SiteMap, memory: PlaybackMemory,
        store: any KeyValueStore, news: Doorbell, companions: [any Service] = [], time: TimeSource, log: Log
    ) {
        self.name = name
        self.provider = provider
        self.time = time
        directory = PlayerDirectory(
            provider: provider, account: name, rooms: home.rooms, store: store, time: time, log: log)
        board = StateBoard(news: news)
        index = LibraryIndex(account: name, library: provider.library, store: store, time: time, log: log)
        household = Household(
            home: home, sites: sites, directory: directory, board: board, memory: memory, index: index)
        watcher = PlaybackWatcher(provider: provider, directory: directory, board: board, time: time, log: log)
        sync =
            provider.library == nil
            ? nil
            : LibrarySync(index: index, time: time, log: log) { [watcher] in await watcher.noteBackgroundCall() }
        self.companions = companions + [sync].compactMap(\.self)
        library = LibraryDesk(provider: provider, index: index, board: board, time: time)
        played = PlayedMemory(account: name, store: store, log: log)
        dialogues = Dialogues(time: time)
        aliases = MusicAliases(account: name, store: store)
        resolver = CommandResolver(provider: provider, aliases: aliases, index: index, played: played)
        announcements = Announcements(
            provider: provider, directory: directory, board: board, account: name, store: store, time: time, log: log)
        orchestrator = MusicOrchestrator(
            provider: provider, directory: directory, board: board, memory: memory, announcements: announcements,
            time: time)
    }

    /// Takes up what earlier runs have left.
    package func recall() async {
        await directory.recall()
        await announcements.recall()
    }

    /// What the sentence `utterance` holds can be about.
    package func vocabulary(for utterance: Utterance) async -> HomeVocabulary {
        let dialogue = await dialogues.dialogue(with: Dialogues.Partner(utterance))
        return await household.vocabulary(choices: dialogue?.names ?? [])
    }

    /// Nobody at `site` will answer the question that was asked there.
    package func dropQuestion(at site: String) async {
        await dialogues.dropQuestion(to: .site(site))
    }

    /// Names that people are likely to say, for engines that must be told: those of what was played last, then those of
    /// the library, `limit` at most.
    package func namesToSay(limit: Int) async -> KnownMusic {
        KnownMusic(played: await played.latestFirst, then: await index.knownMusic(), limit: limit)
    }

    /// The login is over, and may have been ended by a logout that deleted what the account owned and played: what is
    /// in memory gives way to what is in the store.
    func distrustMemory() async {
        await index.distrustMemory()
        await played.distrustMemory()
        await aliases.distrustMemory()
    }

    /// What would be played for `words`; nothing where nothing fits well enough to be played unasked.
    package func bestMatch(for words: String, frame: RequestFrame) async throws(ProviderError) -> MusicItem? {
        try await resolver.bestMatch(for: words, frame: frame, trace: Trace(time: time))
    }

    /// Watches over the account until it is retired.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watcher.run() }
            group.addTask { try await announcements.run() }
            for companion in companions { group.addTask { try await companion.run() } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

/// Whose music a request is about. Pure.
package struct AccountRule: Sendable, Equatable {
    /// The account of whom no other is named.
    package var standard: String
    /// Satellite, siteId or device id to account.
    package var bySite: [String: String]

    package init(standard: String = "default", bySite: [String: String] = [:]) {
        self.standard = standard
        self.bySite = bySite
    }

    /// The accounts that are to exist whether anybody has logged in to them or not.
    package var names: Set<String> { Set(bySite.values).union([standard]) }

    /// The user who speaks, where that is an account's name; else the account of the site; else the standard one.
    package func name(user: String?, site: String?, among known: Set<String>) -> String {
        if let user = user?.lowercased(), known.contains(user) { return user }
        return site.flatMap { bySite[$0] } ?? standard
    }
}
