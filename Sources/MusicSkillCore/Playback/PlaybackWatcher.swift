/// Keeps the board true: asks as seldom as the schedule allows.
package actor PlaybackWatcher: Service {
    package nonisolated let name = "playback watcher"

    private let provider: any MusicProvider
    private let directory: PlayerDirectory
    private let board: StateBoard
    private let time: TimeSource
    private let log: Log
    private let bell = Doorbell()

    private var isWatched = false
    private var isUnsettled = false
    private var isRetired = false
    private var failures = 0
    private var retryAfter: Duration?
    private var lastPoll: TimeSource.Instant
    private var lastListing: TimeSource.Instant?

    /// How long one poll may take.
    private static let patience = Duration.seconds(8)
    /// How often the players are listed while nobody commands anything.
    private static let listingInterval = Duration.seconds(900)

    package init(
        provider: any MusicProvider, directory: PlayerDirectory, board: StateBoard, time: TimeSource, log: Log
    ) {
        self.provider = provider
        self.directory = directory
        self.board = board
        self.time = time
        self.log = log.of("watcher")
        lastPoll = time.now()
    }

    /// Somebody looks, or nobody does any more.
    package func watch(_ isWatched: Bool) {
        self.isWatched = isWatched
        isUnsettled = isWatched
        bell.ring()
    }

    /// A command is on its way and will read the state itself: what would be asked now is asked again in a moment.
    package func noteCommandBegins() {
        lastPoll = time.now()
    }

    /// The account is asked for something else that can wait. While nothing plays it takes the turn of a look, so that
    /// an idle home makes no more than one call a minute, whatever is read in the background.
    package func noteBackgroundCall() async {
        if await board.current?.status != .playing { lastPoll = time.now() }
    }

    /// A command is done; `isSettled` tells whether it saw what it wanted.
    package func noteCommand(isSettled: Bool) {
        lastPoll = time.now()
        isUnsettled = !isSettled
        bell.ring()
    }

    /// The account is gone: ``run()`` returns.
    package func retire() {
        isRetired = true
        bell.ring()
    }

    package func run() async throws {
        while !isRetired {
            let state = await board.current
            let delay = PollSchedule.delay(
                .init(
                    isWatched: isWatched, state: state, isUnsettled: isUnsettled, failures: failures,
                    retryAfter: retryAfter), after: lastPoll)
            let due = lastPoll.advanced(by: delay)
            if due <= time.now() {
                await poll()
            } else {
                try await bell.wait(until: due, time: time)
            }
            try Task.checkCancellation()
        }
    }

    private func poll() async {
        lastPoll = time.now()
        do {
            let frame = RequestFrame(deadline: lastPoll.advanced(by: Self.patience), priority: .polling)
            let isListing = await isListingDue()
            if isListing { try await list(frame) }
            // In an idle home a listing takes the turn of a look, so that it costs no call more.
            let isPlaying = await board.current?.status == .playing
            if !isListing || isPlaying || isUnsettled { try await look(frame) }
            failures = 0
            retryAfter = nil
        } catch {
            // The pause that was asked for begins now, not when the question was asked.
            lastPoll = time.now()
            failures += 1
            retryAfter = error.retryAfter
            let report = failures == 1 ? log.warning : log.debug
            report("the playback state cannot be read", ["code": error.code.rawValue, "error": error.message])
        }
    }

    private func look(_ frame: RequestFrame) async throws(ProviderError) {
        let state = try await provider.playbackState(frame: frame)
        await board.record(state)
        let believed = await board.current
        isUnsettled = state == nil && believed != nil
    }

    private func list(_ frame: RequestFrame) async throws(ProviderError) {
        try await directory.refresh(frame: frame)
        lastListing = lastPoll
        await board.notePlayers()
    }

    /// A command that looked for its player has listed them too.
    private func isListingDue() async -> Bool {
        if let lastListing { return lastListing.duration(to: lastPoll) >= Self.listingInterval }
        guard await directory.hasListed else { return true }
        lastListing = lastPoll
        return false
    }
}
