import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

/// The provider logged in to a simulated Spotify, which reports every rule that was broken.
struct SimulatedHousehold {
    let clock = TestTime()
    let spotify: SpotifySimulator
    let tokens: SpotifyTokens
    let provider: SpotifyProvider
    private let transport: SimulatorTransport
    private let login: SpotifyLogin

    init(_ behaviour: SimulatorSettings = SimulatorSettings(), scopes: [String] = SpotifyLogin.scopes) async throws {
        let cryptography = TestCryptography()
        let store = MemoryStore()
        let time = clock.source
        spotify = SpotifySimulator(
            catalogue: .builtIn, settings: behaviour, time: time, randomness: .fixed(0.5), sha256: cryptography.sha256)
        transport = SimulatorTransport(spotify, time: time)
        tokens = SpotifyTokens(
            settings: Rig.settings, transport: transport, store: store, patience: .zero, time: time)
        provider = SpotifyProvider(
            settings: Rig.settings, transport: transport, tokens: tokens,
            gate: SpotifyGate(store: store, time: time, randomness: .fixed(0)), time: time)

        login = SpotifyLogin(
            settings: Rig.settings, transport: transport, tokens: tokens, store: store, cryptography: cryptography,
            time: time)
        try await logIn(scopes: scopes)
        await spotify.resetReport()
    }

    func logIn(scopes: [String] = SpotifyLogin.scopes) async throws {
        let attempt = try await login.begin(scopes: scopes)
        let page = try await transport.send(HTTPRequest(.get, attempt.authorisationURL))
        try await login.finish(callbackURL: try #require(page.header("location")))
    }

    var frame: RequestFrame { RequestFrame(deadline: clock.now + .seconds(8)) }

    func player(_ name: String) async throws -> Player {
        try #require(try await provider.players(frame: frame).first { $0.name == name })
    }

    func song(_ words: String) async throws -> MusicItem {
        try #require(try await provider.search(MusicQuery(words, kinds: [.track]), frame: frame).first)
    }

    func perform(_ command: PlayerCommand, on player: Player) async throws {
        try await provider.perform(command, on: player, frame: frame)
    }

    /// What the household does, once what was commanded can be seen.
    func state() async throws -> PlaybackState? {
        clock.advance(by: await spotify.settings.visibilityDelay)
        return try await provider.playbackState(frame: frame)
    }

    /// What `command` throws, while time moves on whenever somebody sleeps before trying again.
    func error(of command: PlayerCommand, on player: Player, pauses: [Duration] = []) async -> ProviderError? {
        async let outcome = Result<Void, any Error> { try await perform(command, on: player) }
        for pause in pauses {
            await clock.waitForSleepers(1)
            clock.advance(by: pause)
        }
        if case .failure(let error) = await outcome { return error as? ProviderError }
        return nil
    }
}
