/// What plays now, as far as anybody has seen, told to whoever publishes it.
package actor StateBoard {
    private let news: Doorbell
    private var reducer = StateReducer()

    /// - Parameter news: rung when there is something to publish.
    package init(news: Doorbell) {
        self.news = news
    }

    package var current: PlaybackState? { reducer.current }

    /// Takes a reading of the account's state: nothing means that the service named no active player.
    package func record(_ state: PlaybackState?) {
        if reducer.take(state) { news.ring() }
    }

    /// A player has accepted a command whose effect nobody looks for.
    func note(_ command: PlayerCommand, of player: String, at time: TimeSource) {
        guard var state = reducer.current, state.isOn(player) else { return }
        state.position = state.position(at: time.now())
        (state.observedAt, state.observedDate) = (time.now(), time.wallClock())
        switch command {
        case .volume(let level): state.player.volume = level
        case .pause: state.status = .paused
        case .resume: state.status = .playing
        default: return
        }
        record(state)
    }

    /// A player came or went, which is news although nothing else plays.
    package func notePlayers() {
        news.ring()
    }
}
