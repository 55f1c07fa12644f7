import Adapters
import MusicSkillCore
import SpotifyProvider

extension BridgeService {
    /// Everything that can be asked besides saying something.
    func operationGroups(states: StateLoop, beacon: Beacon, restart: Restart) -> [any OperationGroup] {
        [
            ServiceOperations(
                health: { await beacon.health() }, reloadSkills: { await graph.skillKeeper.reload() },
                restart: restart, logFeed: workspace.logFeed, infoNews: graph.infoNews),
            HomeOperations(accounts: graph.accounts, states: states, home: graph.home, time: graph.time),
            AnnounceOperations(accounts: graph.accounts),
            PlaybackOperations(desk: graph.desk, languages: workspace.configuration.languages),
            MusicOperations(accounts: graph.accounts, identify: SpotifyURI.id(of:), time: graph.time),
            logins,
            ExplainOperation(journal: graph.journal, desk: graph.desk, time: graph.time),
        ]
    }

    private var logins: LoginOperations {
        let spotify = workspace.configuration.spotify
        return LoginOperations(
            login: graph.login, outside: graph.outside, look: { await graph.roster.look() },
            standardAccount: spotify.accounts.standard, hasClientID: spotify.clientID != nil, time: graph.time)
    }

    /// Nothing where the configuration closes it.
    func httpDoor(
        _ operations: Operations, isConnected: @escaping @Sendable () -> Bool, startedAt: TimeSource.Instant
    ) -> [any Service] {
        let settings = workspace.configuration.http
        guard let address = settings.listen else { return [] }
        let pages = ["/": SayPage.content, "/login": LoginPage.content]
        let cryptography = graph.outside.cryptography
        let answers = HTTPAnswers(
            admission: HTTPGuard(settings: settings), desk: graph.desk, pipeline: graph.pipeline,
            operations: operations, pages: pages.mapValues { HTTPPage($0, cryptography: cryptography) },
            loginReturn: LoginReturn(logins: logins, redirectURI: workspace.configuration.spotify.redirectURI),
            isConnected: isConnected, startedAt: startedAt, time: graph.time)
        return [HTTPDoor(address: address, answers: answers, time: graph.time, log: graph.log.of("http"))]
    }

    /// - Parameter transport: the way to another conversation agent, which may be on the home's own network.
    func wyomingDoor(over transport: any HTTPTransport) -> [any Service] {
        let settings = workspace.configuration.wyoming
        guard let address = settings.listen else { return [] }
        let log = graph.log.of("wyoming")
        let agent = ConversationAgent(
            settings.fallback, transport: transport, time: graph.time, log: log)
        let answers = WyomingAnswers(
            desk: graph.desk, pipeline: graph.pipeline, skills: graph.skills, sites: graph.sites, agent: agent,
            time: graph.time)
        let instance = InstanceName(configured: settings.name, store: graph.outside.store, randomness: .system)
        return [WyomingDoor(address: address, answers: answers, instance: instance, time: graph.time, log: log)]
    }

    /// Lends `body` a transport that also goes to machines of the home without TLS, which few of them have: which
    /// addresses those are was settled when the configuration was read. The authorities are the system's.
    func withHomeTransport<Result>(_ body: (any HTTPTransport) async throws -> Result) async throws -> Result {
        guard workspace.configuration.wyoming.fallback.url != nil else {
            return try await body(graph.outside.transport)
        }
        var settings = CurlTransport.Settings()
        settings.allowsPlainHTTP = true
        return try await CurlTransport.withTransport(settings) { try await body($0) }
    }
}
