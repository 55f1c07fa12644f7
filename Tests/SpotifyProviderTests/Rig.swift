import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// A provider on a scripted network, with time in the test's hand.
struct Rig {
    static let api = "https://api.spotify.test/v1"
    static let tokenURL = "https://accounts.spotify.test/api/token"
    static let settings = SpotifySettings(
        clientID: "app-1", redirectURI: "http://127.0.0.1:8888/callback", apiURL: "https://api.spotify.test",
        accountsURL: "https://accounts.spotify.test")
    static let refreshForm = "grant_type=refresh_token&refresh_token=refresh-1&client_id=app-1"
    static let kitchen = Player(name: "Kitchen", reference: "dev-1", volume: 30)
    static let song = MusicItem(id: MusicID(.track, "spotify:track:t1"), name: "Nightfall")

    let network = ScriptedTransport()
    let clock = TestTime()
    let store = MemoryStore()
    let lines = Locked<[String]>([])
    let tokens: SpotifyTokens
    let gate: SpotifyGate
    let provider: SpotifyProvider

    init(settings: SpotifySettings = Rig.settings) {
        let lines = lines
        let log = Log(minimum: .debug, wallClock: clock.source.wallClock) { entry in
            lines.withLock { $0.append("\(entry.level) \(entry.message) \(entry.fields)") }
        }
        tokens = SpotifyTokens(
            settings: settings, transport: network, store: store, patience: .zero, time: clock.source, log: log)
        gate = SpotifyGate(store: store, time: clock.source, randomness: .fixed(0), log: log)
        provider = SpotifyProvider(
            settings: settings, transport: network, tokens: tokens, gate: gate, time: clock.source, log: log)
    }

    /// A rig whose user has logged in: access token `access-1`, refresh token `refresh-1`.
    static func loggedIn(lifetime: Duration = .seconds(3600)) async throws -> Rig {
        let rig = Rig()
        try await rig.tokens.adopt(
            SpotifyGrant(
                access: Secret("access-1"), refresh: Secret("refresh-1"), lifetime: lifetime, scopes: ["a", "b"]))
        return rig
    }

    /// As a voice request has it.
    func frame(_ life: Duration = .seconds(8), _ priority: RequestFrame.Priority = .command) -> RequestFrame {
        RequestFrame(deadline: clock.now + life, priority: priority)
    }

    /// What `work` throws, while time moves on by each of `pauses` as soon as somebody sleeps.
    func error(
        pauses: [Duration] = [], _ work: @escaping @Sendable () async throws -> Void
    ) async -> ProviderError? {
        async let outcome = Result<Void, any Error> { try await work() }
        for pause in pauses {
            await clock.waitForSleepers(1)
            clock.advance(by: pause)
        }
        switch await outcome {
        case .success: return nil
        case .failure(let error): return error as? ProviderError
        }
    }

    /// Everything that was written where people or disks could see it, but for the token store itself.
    func visible() async -> String {
        "\(lines.withLock { $0 }) \(await gate.health()) \(await tokens.state())"
    }
}

func tokenAnswer(_ access: String, refresh: String? = nil, lifetime: Int = 3600) -> String {
    let rotated = refresh.map { #","refresh_token":"\#($0)""# } ?? ""
    return #"{"access_token":"\#(access)","token_type":"Bearer","expires_in":\#(lifetime),"scope":"a b"\#(rotated)}"#
}

extension Result where Failure == any Error {
    init(_ work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}

/// The body of an error of the Web API.
func apiError(_ status: Int, _ message: String, reason: String? = nil) -> String {
    let reason = reason.map { #","reason":"\#($0)""# } ?? ""
    return #"{"error":{"status":\#(status),"message":"\#(message)"\#(reason)}}"#
}
