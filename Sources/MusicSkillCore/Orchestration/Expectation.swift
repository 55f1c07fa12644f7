/// What the player's own state must show before the service says that a command worked.
package enum Expectation: Sendable, Equatable {
    /// No state tells: the service's acceptance is all there is.
    case nothing
    case plays(MusicItem, on: String)
    /// Any of a list: with shuffle on, nobody knows which comes first.
    case playsAny(of: [MusicItem], on: String)
    case playing(on: String)
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
            guard let state, state.status == .playing, state.isOn(player) else { return false }
            if item.id.kind == .track || item.id.kind == .episode {
                return state.item.map { isSame($0, item) } ?? false
            }
            return state.context == item.id && state.item != nil
        case .playsAny(let items, let player):
            guard let state, state.status == .playing, state.isOn(player), let item = state.item else { return false }
            return items.contains { isSame(item, $0) }
        case .playing(let player):
            return state.map { $0.status == .playing && $0.isOn(player) } ?? false
        case .paused:
            return state.map { $0.status != .playing } ?? true
        case .moved(let before, let position):
            guard let state else { return false }
            return state.item?.id != before || state.position < position
        case .position(let wanted):
            return state.map { $0.position >= wanted && $0.position < wanted + .seconds(10) } ?? false
        case .volume(let level, let player):
            guard let state, state.isOn(player), let volume = state.player.volume else { return false }
            return Self.isVolume(volume, near: level)
        case .shuffle(let isOn):
            return state?.shuffle == isOn
        case .repetition(let mode):
            return state?.repetition == mode
        }
    }

    /// Speakers with few steps answer with the nearest one they have.
    package static func isVolume(_ volume: Int, near level: Int) -> Bool { abs(volume - level) <= 3 }

    /// A service may play another edition of the same recording than the one it was asked for.
    private func isSame(_ playing: MusicItem, _ wanted: MusicItem) -> Bool {
        playing.id == wanted.id
            || NameKey(playing.name) == NameKey(wanted.name)
                && playing.artists.first.map(NameKey.init) == wanted.artists.first.map(NameKey.init)
    }
}

/// When to look, counted from the moment the command was accepted.
package enum ConfirmationSchedule {
    /// The first look comes late enough to see the effect in the usual case: every look is a call.
    package static let looks: [Duration] = [
        .milliseconds(400), .milliseconds(1000), .milliseconds(2000), .milliseconds(3500), .milliseconds(5000),
    ]
}
