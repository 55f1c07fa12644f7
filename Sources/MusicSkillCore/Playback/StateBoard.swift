/// What plays now, as far as anybody has seen, told to whoever publishes it.
package actor StateBoard {
    private let continuation: AsyncStream<PlaybackState?>.Continuation
    /// Every state that was seen, newest only; one consumer.
    package nonisolated let changes: AsyncStream<PlaybackState?>

    private var reducer = StateReducer()

    package init() {
        (changes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package var current: PlaybackState? { reducer.current }

    /// Takes a reading of the account's state: nothing means that the service named no active player.
    package func record(_ state: PlaybackState?) {
        if reducer.take(state) { continuation.yield(reducer.current) }
    }

    /// Publishes what is known once more, for a broker that has forgotten it or a player that came or went.
    package func repeatCurrent() {
        continuation.yield(reducer.current)
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
