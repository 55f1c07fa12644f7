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

/// Turns readings into a state. Pure: one empty reading is no proof that the music stopped, since the service gives
/// them now and then while it plays; two in a row are.
package struct StateReducer: Sendable {
    package private(set) var current: PlaybackState?
    private var emptyReadings = 0

    package init() {}

    /// - Returns: whether there is news.
    package mutating func take(_ state: PlaybackState?) -> Bool {
        guard let state else {
            emptyReadings += 1
            guard emptyReadings >= 2 || current?.status != .playing, current != nil else { return false }
            current = nil
            return true
        }
        emptyReadings = 0
        current = state
        return true
    }
}
