import Adapters
import MusicSkillCore
import Skills
import SpotifyProvider

/// What the live objects reach the world through.
struct Outside: Sendable {
    let transport: any HTTPTransport
    let store: any KeyValueStore
    /// Encrypts what it keeps: for tokens and login attempts.
    let sealed: any KeyValueStore
    let cryptography: any Cryptography
    let audit: any AuditTrail
    let storageReport: Database.OpeningReport

    /// Deletes an account with all that is kept for it.
    ///
    /// - Returns: what was deleted: `history`, and whatever there was of `aliases`, `library`, `played`, `players`, `login`.
    func forget(account: String) async throws(StoreError) -> [String] {
        try await audit.forget(account: account)
        return try await ["history"] + SpotifyAccountIndex(store: store).logOut(account)
    }
}

/// The live objects between the doors and the providers. Who publishes and who listens is added by the commands.
struct Graph: Sendable {
    let outside: Outside
    let home: Home
    let sites: SiteMap
    let accounts: Accounts
    let roster: AccountRoster
    let login: @Sendable (_ account: String) -> SpotifyLogin
    let loginWay: LoginWay
    /// How the provider fares, for `bridge/health`.
    let providerHealth: @Sendable () async -> Health.Provider
    let loginReports: @Sendable () async -> [SpotifyLoginReport]
    /// Rung when what `bridge/health` says of a login is no longer true.
    let healthNews: Doorbell
    /// What is written after the answer it belongs to.
    let afterwards: Afterwards
    /// Writes what is only in memory yet; for the end of the service.
    let flush: @Sendable () async -> Void
    let skills: LiveSkills
    /// Rung when what `bridge/info` says is no longer true.
    let infoNews: Doorbell
    let skillKeeper: SkillKeeper
    let pipeline: CommandPipeline
    let desk: CommandDesk
    let events: EventStream
    let journal: RequestJournal
    let lastWords: LastWords
    let counters: Locked<Counters>
    let time: TimeSource
    let log: Log

    /// What has been asked of the service since it started.
    struct Counters: Sendable {
        var commands = 0
        var failed = 0
    }

    init(_ workspace: Workspace, _ outside: Outside) async {
        self.outside = outside
        let (time, log, configuration) = (workspace.time, workspace.log, workspace.configuration)
        self.time = time
        self.log = log
        let settings = workspace.spotifySettings
        let spotify = SpotifyApp(settings: settings, outside: outside, time: time, log: log.of("spotify"))
        let home = configuration.home
        self.home = home
        let sites = SiteMap(configured: home.sites)
        self.sites = sites
        let afterwards = Afterwards(time: time, log: log)
        self.afterwards = afterwards
        let store = LateStore(outside.store, afterwards: afterwards, log: log)
        let memory = PlaybackMemory(store: store, time: time, log: log)
        let events = EventStream()
        self.events = events
        let loginWay = LoginWay(http: configuration.http)
        self.loginWay = loginWay
        let healthNews = Doorbell()
        self.healthNews = healthNews
        let (replaced, replacing) = AsyncStream.makeStream(of: String.self)
        let accounts = Accounts(rule: configuration.spotify.accounts, time: time) { name, news in
            let tokens = spotify.tokens(of: name)
            let account = Account(
                name: name, provider: spotify.provider(of: name), home: home, sites: sites, memory: memory,
                store: store, news: news,
                companions: [
                    SpotifyTokenKeeper(tokens: tokens, time: time),
                    LoginWatch(
                        account: name, way: loginWay, changes: tokens.changes, events: events, healthNews: healthNews,
                        replaced: replacing, log: log.of("spotify")),
                ], time: time, log: log)
            await account.recall()
            return account
        }
        self.accounts = accounts
        roster = AccountRoster(
            accounts: accounts, spotify: spotify, index: SpotifyAccountIndex(store: outside.store), replaced: replaced,
            time: time, log: log.of("accounts"))
        await roster.look()
        login = { spotify.login(of: $0) }
        providerHealth = { Health.Provider(name: "spotify", await spotify.health(), now: time.wallClock()) }
        loginReports = {
            var reports: [SpotifyLoginReport] = []
            for account in await accounts.all { reports.append(await spotify.tokens(of: account.name).report()) }
            return reports
        }
        flush = {
            await spotify.flush()
            await afterwards.flush()
        }
        let errors = workspace.diagnostics.filter { $0.severity == .error }
        skills = LiveSkills(workspace.skills, complaints: errors.map(\.description))
        infoNews = Doorbell()
        skillKeeper = SkillKeeper(
            skills: skills, stock: workspace.skillFolders, events: events, news: infoNews, time: time, log: log)
        pipeline = CommandPipeline(
            reader: skills, wording: skills, accounts: accounts, languages: configuration.languages,
            log: log)
        let journal = RequestJournal()
        self.journal = journal
        let lastWords = LastWords()
        self.lastWords = lastWords
        counters = Locked(Counters())
        desk = CommandDesk(
            pipeline: pipeline, store: outside.store, time: time, log: log,
            began: { await accounts.account(for: $0).watcher.noteCommandBegins() }
        ) { [counters] utterance, reply in
            let account = await accounts.account(for: utterance)
            await account.watcher.noteCommand(isSettled: reply.code != .notConfirmed)
            counters.withLock {
                $0.commands += 1
                if BridgeEvent.isFailure(reply.code) { $0.failed += 1 }
            }
            if let event = BridgeEvent(of: utterance, reply) { events.send(event) }
            // The service has just said that it is limited.
            if reply.retryAfterSeconds != nil { healthNews.ring() }
            guard !utterance.isDryRun else { return }
            journal.note(.init(text: utterance.text, door: utterance.door, date: time.wallClock(), reply: reply))
            lastWords.note(utterance, reply, at: time.wallClock())
            let entry = AuditEntry(of: utterance, reply, account: account.name, date: time.wallClock())
            await afterwards.add {
                do throws(StoreError) {
                    try await outside.audit.record(entry)
                } catch {
                    log.of("audit").warning("a request cannot be recorded", ["error": error.message])
                }
            }
        }
    }
}
