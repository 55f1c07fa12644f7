import Foundation
import MusicSkillCore

/// From Spotify's words to ours. Never fails: what is missing stays out, what cannot be is set right.
enum SpotifyMapping {
    /// Nothing where there is nothing to play or to call it by.
    static func item(_ wire: SpotifyItem) -> MusicItem? {
        guard let id = wire.uri.flatMap(SpotifyURI.id), let name = wire.name, !name.isEmpty else { return nil }
        let owner = wire.owner?.name.map { [$0] } ?? []
        let parent = wire.album ?? wire.show
        let artwork = (wire.images?.elements.first ?? parent?.images?.elements.first)?.url
        return MusicItem(
            id: id, name: name, artists: wire.artists?.elements.compactMap(\.name) ?? owner,
            album: parent?.name.flatMap { $0.isEmpty ? nil : $0 }, duration: wire.duration.flatMap(duration),
            artworkURL: artwork)
    }

    /// Nothing where there is no name to call it by.
    static func player(_ wire: SpotifyDevice) -> Player? {
        guard let name = wire.name else { return nil }
        return Player(
            name: name, reference: wire.id, kind: wire.type ?? "Speaker", isActive: wire.isActive ?? false,
            isRestricted: wire.isRestricted ?? false, supportsVolume: wire.supportsVolume ?? true,
            volume: wire.volume.map { Int(min(max($0, 0), 100)) })
    }

    /// Nothing where no player is told. The moment is ours: Spotify's `timestamp` says when the state last changed.
    static func playbackState(_ wire: SpotifyPlaybackBody, at now: TimeSource.Instant, date: Date) -> PlaybackState? {
        guard let player = wire.device.flatMap(player) else { return nil }
        let item = wire.item.flatMap(item)
        let progress = wire.progress.flatMap(duration) ?? .zero
        let isPlaying = wire.isPlaying ?? false
        return PlaybackState(
            status: isPlaying ? .playing : item == nil ? .idle : .paused, player: player, item: item,
            context: wire.context?.uri.flatMap(SpotifyURI.id), position: min(progress, item?.duration ?? progress),
            observedAt: now, observedDate: date, shuffle: wire.shuffle ?? false,
            repetition: wire.repetition.flatMap(PlaybackState.Repeat.init) ?? .off)
    }

    /// Of milliseconds that make sense: from nothing to a day and a half.
    private static func duration(_ milliseconds: Double) -> Duration? {
        guard milliseconds.isFinite else { return nil }
        return .milliseconds(Int(min(max(milliseconds, 0), 130_000_000)))
    }
}
