/// What the player's own state must show before the service says that a command worked.
package enum Expectation: Sendable, Equatable {
    /// No state tells: the service's acceptance is all there is.
    case nothing
    case plays(MusicItem, on: String)
    /// Any of a list: with shuffle on, nobody knows which comes first.
    case playsAny(of: [MusicItem], on: String)
    case playing(on: String)
    /// The music is there, and does not sound.
    case waiting(on: String)
    case paused
    /// Another item than before, or the same one from its beginning again.
    case moved(from: MusicID?, position: Duration)
    case position(near: Duration)
    case volume(Int, on: String)
    case shuffle(Bool)
    case repetition(PlaybackState.Repeat)

    package func isMet(by state: PlaybackState?) -> Bool {
        switch self {
        case .nothing:
            return true
        case .plays(let item, let player):
            return state.map { $0.isOn(player) && $0.plays(item) } ?? false
        case .playsAny(let items, let player):
            return state.map { state in state.isOn(player) && items.contains(where: state.plays) } ?? false
        case .playing(let player):
            return state.map { $0.status == .playing && $0.isOn(player) } ?? false
        case .waiting(let player):
            return state.map { $0.status == .paused && $0.isOn(player) } ?? false
        case .paused:
            return state.map { $0.status != .playing } ?? true
        case .moved(let before, let position):
            guard let state else { return false }
            return state.item?.id != before || state.position < position
        case .position(let wanted):
            return state.map { Self.isPosition($0.position, near: wanted) } ?? false
        case .volume(let level, let player):
            guard let state, state.isOn(player), let volume = state.player.volume else { return false }
            return Self.isVolume(volume, near: level)
        case .shuffle(let isOn):
            return state?.shuffle == isOn
        case .repetition(let mode):
            return state?.repetition == mode
        }
    }

    /// Whether the player it names is the only thing wrong: the music sounds on another one.
    package func isMetElsewhere(by state: PlaybackState?) -> Bool {
        guard let state, !isMet(by: state) else { return false }
        return on(state.player.name)?.isMet(by: state) ?? false
    }

    /// The same of another player; nothing where no music is to be there.
    private func on(_ player: String) -> Expectation? {
        switch self {
        case .plays(let item, _): .plays(item, on: player)
        case .playsAny(let items, _): .playsAny(of: items, on: player)
        case .playing: .playing(on: player)
        case .waiting: .waiting(on: player)
        case .nothing, .paused, .moved, .position, .volume, .shuffle, .repetition: nil
        }
    }

    /// Speakers with few steps answer with the nearest one they have.
    package static func isVolume(_ volume: Int, near level: Int) -> Bool { abs(volume - level) <= 3 }

    /// A player goes on from a frame near the place it was sent to, and has played some seconds when it is looked at.
    private static func isPosition(_ position: Duration, near wanted: Duration) -> Bool {
        position >= wanted - .seconds(1) && position < wanted + .seconds(10)
    }
}

extension PlaybackState {
    /// Whether it is this item, or something from it, that sounds.
    fileprivate func plays(_ wanted: MusicItem) -> Bool {
        guard status == .playing, let item, !isSpent else { return false }
        if wanted.isSinglePiece { return isSame(item, wanted) }
        if let context { return context == wanted.id }
        // Some players do not tell what they play from. What they play gives an album, an artist or a show away.
        return switch wanted.id.kind {
        case .album, .show: item.album.map(NameKey.init) == NameKey(wanted.name)
        case .artist: item.artists.contains { NameKey($0) == NameKey(wanted.name) }
        case .track, .episode, .playlist: false
        }
    }

    /// A service may play another edition of the same recording than the one it was asked for.
    private func isSame(_ playing: MusicItem, _ wanted: MusicItem) -> Bool {
        playing.id == wanted.id
            || NameKey(playing.name) == NameKey(wanted.name)
                && playing.artists.first.map(NameKey.init) == wanted.artists.first.map(NameKey.init)
    }
}
