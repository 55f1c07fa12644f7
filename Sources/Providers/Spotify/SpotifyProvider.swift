package import MusicSkillCore

/// One Spotify account as a source of music and players.
package final class SpotifyProvider: MusicProvider {
    package let name = "spotify"
    package let library: (any MusicLibrary)?

    private let session: SpotifySession
    private let time: TimeSource
    private let searches: SharedSearches

    /// - Parameters:
    ///   - tokens: the login of this account.
    ///   - gate: the same for all accounts of an app.
    package init(
        settings: SpotifySettings, transport: any HTTPTransport, tokens: SpotifyTokens, gate: SpotifyGate,
        time: TimeSource = .system, log: Log = .silent
    ) {
        session = SpotifySession(
            settings: settings, transport: transport, tokens: tokens, gate: gate, time: time, log: log)
        library = SpotifyLibrary(session: session)
        self.time = time
        searches = SharedSearches(time: time)
    }

    package func search(_ query: MusicQuery, frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        try await searches.items(for: query, until: frame.deadline) { [session] () throws(ProviderError) in
            let call = SpotifyRequests.search(query)
            let body = try await session.read(call, as: SpotifySearchBody.self, frame: frame)
            return query.kinds.flatMap { body?.items(of: $0).compactMap(SpotifyMapping.item) ?? [] }
        }
    }

    package func players(frame: RequestFrame) async throws(ProviderError) -> [Player] {
        let body = try await session.read(SpotifyRequests.players, as: SpotifyDevicesBody.self, frame: frame)
        return body?.devices.elements.compactMap(SpotifyMapping.player) ?? []
    }

    package func playbackState(frame: RequestFrame) async throws(ProviderError) -> PlaybackState? {
        let body = try await session.read(SpotifyRequests.playbackState, as: SpotifyPlaybackBody.self, frame: frame)
        return body.flatMap { SpotifyMapping.playbackState($0, at: time.now(), date: time.wallClock()) }
    }

    package func perform(
        _ command: PlayerCommand, on player: Player, frame: RequestFrame
    ) async throws(ProviderError) {
        try await session.send(try SpotifyRequests.command(command, on: player), frame: frame)
    }
}
