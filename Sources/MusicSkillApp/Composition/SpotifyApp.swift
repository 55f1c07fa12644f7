import MusicSkillCore
import SpotifyProvider

/// The owner's app at Spotify: one gate for all, and for each account its tokens and its provider, made
/// when they are first asked for.
final class SpotifyApp: Sendable {
    private let settings: SpotifySettings
    private let outside: Outside
    private let time: TimeSource
    private let log: Log
    private let gate: SpotifyGate
    private let tokens = Locked<[String: SpotifyTokens]>([:])
    private let providers = Locked<[String: SpotifyProvider]>([:])

    init(settings: SpotifySettings, outside: Outside, time: TimeSource, log: Log) {
        self.settings = settings
        self.outside = outside
        self.time = time
        self.log = log
        gate = SpotifyGate(store: outside.store, time: time, log: log)
    }

    func provider(of account: String) -> SpotifyProvider {
        let tokens = tokens(of: account)
        return providers.withLock { providers in
            if let provider = providers[account] { return provider }
            let provider = SpotifyProvider(
                settings: settings, transport: outside.transport, tokens: tokens, gate: gate, time: time, log: log)
            providers[account] = provider
            return provider
        }
    }

    func login(of account: String) -> SpotifyLogin {
        SpotifyLogin(
            settings: settings, transport: outside.transport, tokens: tokens(of: account), store: outside.sealed,
            cryptography: outside.cryptography, time: time)
    }

    /// How Spotify fares; the same for all accounts.
    func health() async -> SpotifyHealth {
        await gate.health()
    }

    /// Writes what is only in memory yet; for the end of the service.
    func flush() async {
        await gate.flush()
    }

    /// What nobody asks about any more is freed.
    func forget(_ account: String) {
        providers.withLock { $0[account] = nil }
        tokens.withLock { $0[account] = nil }
    }

    func tokens(of account: String) -> SpotifyTokens {
        tokens.withLock { all in
            if let tokens = all[account] { return tokens }
            let tokens = SpotifyTokens(
                settings: settings, transport: outside.transport, store: outside.sealed, account: account, time: time,
                log: log)
            all[account] = tokens
            return tokens
        }
    }
}
