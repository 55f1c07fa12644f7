/// Which one command carries out a request, and what must be seen before it counts as done. Pure.
package enum PlaybackPlan: Sendable, Equatable {
    case act(PlayerCommand, on: String, expecting: Expectation, phrase: String)
    case answer(phrase: String)
    case refuse(OutcomeCode, phrase: String)

    /// How many percent points "louder" is worth.
    package static let volumeStep = 10

    /// - Parameters:
    ///   - state: what plays on the account now, if anything does.
    ///   - player: the target as last seen; its name even when it was never seen.
    ///   - volumeBeforeMute: remembered by whoever muted the player.
    package static func make(
        for command: ResolvedCommand, player: Player, state: PlaybackState?, volumeBeforeMute: Int? = nil
    ) -> PlaybackPlan {
        let active = state.flatMap { $0.status == .idle ? nil : $0 }
        let isHere = active.map { NameKey($0.player.name) == NameKey(player.name) } ?? false
        switch command.intent {
        case .play where !command.tracks.isEmpty, .radio where !command.tracks.isEmpty:
            return .act(
                .playList(command.tracks), on: player.name, expecting: .playsAny(of: command.tracks, on: player.name),
                phrase: command.intent == .radio ? "radio.ok" : command.isCertain ? "play.ok" : "play.took")
        case .play:
            guard let item = command.item else { return .refuse(.notSupported, phrase: "not_supported") }
            return .act(
                .play(item), on: player.name, expecting: .plays(item, on: player.name),
                phrase: command.isCertain ? "play.ok" : "play.took")
        case .queueAdd:
            guard let item = command.item else { return .refuse(.notSupported, phrase: "not_supported") }
            return .act(.queueAdd(item), on: player.name, expecting: .nothing, phrase: "queue_add.ok")
        case .resume:
            if isHere, active?.status == .playing { return .answer(phrase: "resume.ok") }
            return .act(.resume, on: player.name, expecting: .playing(on: player.name), phrase: "resume.ok")
        case .pause, .stop:
            guard isHere, active?.status == .playing else { return .answer(phrase: "pause.nothing") }
            return .act(
                .pause, on: player.name, expecting: .paused,
                phrase: command.intent == .stop ? "stop.ok" : "pause.ok")
        case .next, .previous:
            guard isHere, let active else { return .answer(phrase: "now_playing.nothing") }
            let goesOn = command.intent == .next
            return .act(
                goesOn ? .next : .previous, on: player.name,
                expecting: .moved(from: active.item?.id, position: active.position),
                phrase: goesOn ? "next.ok" : "previous.ok")
        case .restart:
            guard isHere else { return .answer(phrase: "now_playing.nothing") }
            return .act(.seek(.zero), on: player.name, expecting: .position(near: .zero), phrase: "restart.ok")
        case .volumeSet, .volumeUp, .volumeDown, .mute, .unmute:
            return volume(command, on: player, beforeMute: volumeBeforeMute)
        case .shuffleOn, .shuffleOff:
            guard isHere else { return .answer(phrase: "now_playing.nothing") }
            let isOn = command.intent == .shuffleOn
            return .act(
                .shuffle(isOn), on: player.name, expecting: .shuffle(isOn),
                phrase: isOn ? "shuffle_on.ok" : "shuffle_off.ok")
        case .repeat:
            guard isHere else { return .answer(phrase: "now_playing.nothing") }
            return .act(.repetition(.context), on: player.name, expecting: .repetition(.context), phrase: "repeat.ok")
        case .transfer:
            guard let active else { return .answer(phrase: "transfer.nothing") }
            if isHere, active.status == .playing { return .answer(phrase: "transfer.ok") }
            return .act(
                .transfer(start: true), on: player.name, expecting: .playing(on: player.name), phrase: "transfer.ok")
        case .nowPlaying:
            guard isHere, let active, active.item != nil else { return .answer(phrase: "now_playing.nothing") }
            return .answer(phrase: active.status == .playing ? "now_playing.ok" : "now_playing.paused")
        case .help:
            return .answer(phrase: "help.ok")
        case .seek, .playNext, .like, .unlike, .addToPlaylist, .createPlaylist, .radio, .select, .cancel, .none:
            return .refuse(.notSupported, phrase: "not_supported")
        }
    }

    private static func volume(
        _ command: ResolvedCommand, on player: Player, beforeMute: Int?
    ) -> PlaybackPlan {
        guard player.supportsVolume else { return .refuse(.notSupported, phrase: "not_supported.volume") }
        let step = command.reading.slots[.step]?.number ?? volumeStep
        let level: Int
        let phrase: String
        switch command.intent {
        case .volumeSet:
            guard let asked = command.reading.slots[.level]?.number else {
                return .refuse(.notUnderstood, phrase: "not_understood")
            }
            (level, phrase) = (asked, "volume.ok")
        case .volumeUp: (level, phrase) = ((player.volume ?? 50) + step, "volume.ok")
        case .volumeDown: (level, phrase) = ((player.volume ?? 50) - step, "volume.ok")
        case .mute: (level, phrase) = (0, "mute.ok")
        default:
            if let volume = player.volume, volume > 0 { return .answer(phrase: "unmute.ok") }
            (level, phrase) = (beforeMute ?? 30, "unmute.ok")
        }
        let clamped = min(max(level, 0), 100)
        return .act(.volume(clamped), on: player.name, expecting: .volume(clamped, on: player.name), phrase: phrase)
    }
}
