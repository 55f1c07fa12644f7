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

    /// A player came or went, which is news although nothing else plays.
    package func notePlayers() {
        news.ring()
    }
}
