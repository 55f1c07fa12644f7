import MusicSkillCore

/// What the simulated household truly does at a moment, whatever readers see by then.
package struct Sounding: Sendable, Equatable {
    package let player: String
    package let isPlaying: Bool
    /// Of the track; absent when nothing is loaded.
    package let uri: String?
    package let title: String?
    /// What the track was started from.
    package let context: String?
    package let volume: Int
}

extension SpotifySimulator {
    /// Nothing when no player is active.
    package var sounding: Sounding? { world.timeline.present(at: time.now()).sounding }
}

extension Household {
    fileprivate var sounding: Sounding? {
        activeDevice.map { device in
            Sounding(
                player: device.name, isPlaying: playhead.isPlaying, uri: playhead.current?.uri,
                title: playhead.current?.title, context: playhead.context, volume: device.volume)
        }
    }
}
