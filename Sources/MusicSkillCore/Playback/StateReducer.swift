/// Turns readings into a state. Pure.
///
/// One empty reading is no proof that the music stopped, since the service gives them now and then while it plays; two
/// in a row are. And a player that vanished while it played is shown as playing for ever, its item at or beyond its
/// end; that is believed for half a minute.
package struct StateReducer: Sendable {
    /// A player that shows its item's end for longer is not there any more.
    package static let longestEnd = Duration.seconds(30)

    package private(set) var current: PlaybackState?
    private var emptyReadings = 0
    /// Since when every reading shows an item at its end.
    private var spentSince: TimeSource.Instant?

    package init() {}

    /// - Returns: whether there is news.
    package mutating func take(_ state: PlaybackState?) -> Bool {
        guard var state else {
            emptyReadings += 1
            guard emptyReadings >= 2 || current?.status != .playing, current != nil else { return false }
            current = nil
            return true
        }
        emptyReadings = 0
        spentSince = state.isSpent ? spentSince ?? state.observedAt : nil
        if let spentSince, spentSince.duration(to: state.observedAt) >= Self.longestEnd {
            state.status = .idle
            state.item = nil
        }
        current = state
        return true
    }
}
