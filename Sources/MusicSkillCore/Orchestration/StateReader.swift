/// Gets the state a plan is made from, with as few calls as the intent can do with.
package struct StateReader: Sendable {
    private let provider: any MusicProvider
    private let board: StateBoard
    private let time: TimeSource

    /// A state this young is taken as the state now.
    private static let freshness = Duration.seconds(5)
    /// A playing state this young is good enough to act on what plays: if it is wrong, the player says so.
    private static let freshnessWhilePlaying = Duration.seconds(60)

    package init(provider: any MusicProvider, board: StateBoard, time: TimeSource) {
        self.provider = provider
        self.board = board
        self.time = time
    }

    /// - Returns: what plays, with the position of this moment; nothing when nothing does. For an intent that does not
    ///   depend on it, what was seen last.
    package func state(
        for intent: Intent, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> PlaybackState? {
        let state = try await latest(for: intent, frame: frame, trace: trace)
        return state.map { state in
            var state = state
            state.position = state.position(at: time.now())
            return state
        }
    }

    private func latest(
        for intent: Intent, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> PlaybackState? {
        let known = await board.current
        guard intent.dependsOnWhatPlays else { return known }
        let age = known?.observedAt.duration(to: time.now())
        if let known, let age {
            let isEnough = intent.isContentWithOlderState && known.status == .playing
            if age < Self.freshness || isEnough && age < Self.freshnessWhilePlaying { return known }
        }
        return try await trace.timed("state") { () throws(ProviderError) in
            let state = try await provider.playbackState(frame: frame)
            await board.record(state)
            // One empty reading is no proof that the music stopped, so the board keeps what it has; for a while.
            guard state != nil || age.map({ $0 < Self.freshnessWhilePlaying }) ?? false else { return nil }
            return await board.current
        }
    }
}

extension Intent {
    /// Whether the plan looks at the state. Starting something does not, and nor does what is not offered yet.
    fileprivate var dependsOnWhatPlays: Bool {
        switch self {
        case .resume, .pause, .stop, .next, .previous, .restart, .seek, .volumeSet, .volumeUp, .volumeDown, .mute,
            .unmute, .shuffleOn, .shuffleOff, .repeat, .transfer, .nowPlaying, .queueAdd, .playNext:
            true
        case .play, .radio, .like, .unlike, .addToPlaylist, .createPlaylist, .select, .cancel, .help, .none:
            false
        }
    }

    /// Commands that do no harm when what plays is no longer quite what was seen last.
    fileprivate var isContentWithOlderState: Bool {
        switch self {
        case .pause, .stop, .mute, .volumeSet, .shuffleOn, .shuffleOff, .repeat, .queueAdd, .playNext: true
        default: false
        }
    }
}
