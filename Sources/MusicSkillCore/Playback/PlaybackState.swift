package import Foundation

/// What one player does at one moment, as the provider told it.
package struct PlaybackState: Sendable, Equatable {
    package enum Status: String, Sendable { case playing, paused, idle }
    package enum Repeat: String, Sendable { case off, track, context }

    package var status: Status
    package var player: Player
    package var item: MusicItem?
    /// What the item was started from: an album, an artist, a playlist; absent for single tracks.
    package var context: MusicID?
    /// At `observedAt`; clamped to the item's duration.
    package var position: Duration
    package var observedAt: TimeSource.Instant
    /// The same moment in civil time, for `position_at`.
    package var observedDate: Date
    package var shuffle: Bool
    package var repetition: Repeat

    package init(
        status: Status, player: Player, item: MusicItem? = nil, context: MusicID? = nil, position: Duration = .zero,
        observedAt: TimeSource.Instant, observedDate: Date, shuffle: Bool = false, repetition: Repeat = .off
    ) {
        self.status = status
        self.player = player
        self.item = item
        self.context = context
        self.position = position
        self.observedAt = observedAt
        self.observedDate = observedDate
        self.shuffle = shuffle
        self.repetition = repetition
    }

    /// By name: a speaker that reconnects comes back under another id.
    package func isOn(_ player: String) -> Bool { NameKey(self.player.name) == NameKey(player) }

    /// Shown as playing at or beyond its end, which is what remains to be seen of a player that vanished.
    package var isSpent: Bool {
        guard status == .playing, let duration = item?.duration, duration > .zero else { return false }
        return position >= duration
    }
}
