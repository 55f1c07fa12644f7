import Adapters
import Foundation
import MusicSkillCore
import Skills
import SpotifyProvider
import SpotifySimulator
import TestSupport

@testable import MusicSkillApp

/// A home that talks to a simulated Spotify: the whole way from a sentence to the spoken answer with the shipped
/// skills, in one process and on time in the test's hand.
struct Conversation {
    private static let settings = SpotifySettings(
        clientID: "app-1", redirectURI: "http://127.0.0.1:8888/callback", apiURL: "https://api.spotify.test",
        accountsURL: "https://accounts.spotify.test")
    private static let home = Home(
        rooms: [
            Room(name: "kitchen", players: ["Kitchen Speaker"]), Room(name: "hall", players: ["Pocket Phone"]),
        ], defaultRoom: "kitchen")

    let clock = TestTime()
    let spotify: SpotifySimulator
    let provider: SpotifyProvider
    let account: Account
    private let desk: CommandDesk

    /// Logged in, the players listed, and nothing of that in the simulator's report.
    init(scopes: [String] = SpotifyLogin.scopes) async throws {
        let cryptography = OpenSSLCryptography()
        let time = clock.source
        let store = FakeStore(time: time)
        spotify = SpotifySimulator(
            catalogue: .builtIn, time: time, randomness: .fixed(0.5), sha256: cryptography.sha256)
        let transport = SimulatorTransport(spotify, time: time)
        let tokens = SpotifyTokens(settings: Self.settings, transport: transport, store: store, time: time)
        let provider = SpotifyProvider(
            settings: Self.settings, transport: transport, tokens: tokens,
            gate: SpotifyGate(store: store, time: time, randomness: .fixed(0)), time: time)
        self.provider = provider

        let account = Account(
            name: "default", provider: provider, home: Self.home, sites: SiteMap(configured: Self.home.sites),
            memory: PlaybackMemory(store: store, time: time, log: .silent), store: store,
            news: Doorbell(), time: time, log: .silent)
        self.account = account
        let skills = try await ShippedSkills.loaded().library
        let pipeline = CommandPipeline(
            reader: skills, wording: skills, accounts: Accounts(rule: AccountRule(), time: time) { _, _ in account },
            languages: ["en"], log: .silent)
        desk = CommandDesk(pipeline: pipeline, store: store, time: time, log: .silent)

        let login = SpotifyLogin(
            settings: Self.settings, transport: transport, tokens: tokens, store: store, cryptography: cryptography,
            time: time)
        let attempt = try await login.begin(scopes: scopes)
        let page = try await transport.send(HTTPRequest(.get, attempt.authorisationURL))
        try await login.finish(callbackURL: page.header("location") ?? "")
        try await account.directory.refresh(frame: RequestFrame(deadline: clock.now + .seconds(8)))
        await spotify.resetReport()
    }

    /// The answer to a sentence, while time flows by itself.
    func say(_ text: String) async -> Reply {
        let utterance = Utterance(
            text: text, transaction: UUID().uuidString, door: .mqtt, deadline: clock.now + Utterance.voiceDeadline)
        return await clock.flow { await desk.handle(utterance) }
    }
}
