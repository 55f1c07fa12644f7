/// Which commands carry out a request, and what must be seen before it counts as done. Pure.
package enum PlaybackPlan: Sendable, Equatable {
    /// In this order, at least one.
    case act([PlaybackStep], phrase: String)
    case answer(phrase: String)
    case refuse(OutcomeCode, phrase: String)

    /// How many percent points "louder" is worth.
    package static let volumeStep = 10
    /// How many items are skipped at most: each costs a call.
    package static let mostSkips = 20
    /// How close to its end an item is taken at most: at the end itself the next one begins.
    package static let leastRest = Duration.seconds(1)

    /// - Parameters:
    ///   - state: what plays on the account now, if anything does; its position is the one of this moment.
    ///   - player: the target as last seen; its name even when it was never seen.
    ///   - volumeBeforeMute: remembered by whoever muted the player.
    package static func make(
        for command: ResolvedCommand, player: Player, state: PlaybackState?, volumeBeforeMute: Int? = nil
    ) -> PlaybackPlan {
        let active = state.flatMap { $0.status == .idle ? nil : $0 }
        let here = active.flatMap { $0.isOn(player.name) ? $0 : nil }
        switch command.intent {
        case .play, .radio: return start(command, on: player, here: here)
        case .queueAdd, .playNext: return queue(command, here: here)
        case .resume:
            if here?.status == .playing { return .answer(phrase: "resume.ok") }
            return act(.resume, expecting: .playing(on: player.name), phrase: "resume.ok")
        case .pause, .stop:
            guard here?.status == .playing else { return .answer(phrase: "pause.nothing") }
            return act(.pause, expecting: .paused, phrase: command.intent == .stop ? "stop.ok" : "pause.ok")
        case .next, .previous:
            guard let here else { return .answer(phrase: "now_playing.nothing") }
            return skip(command, here: here)
        case .restart:
            guard here != nil else { return .answer(phrase: "now_playing.nothing") }
            return act(.seek(.zero), expecting: .position(near: .zero), phrase: "restart.ok")
        case .seek: return seek(command, here: here)
        case .volumeSet, .volumeUp, .volumeDown, .mute, .unmute:
            return volume(command, on: player, beforeMute: volumeBeforeMute)
        case .shuffleOn, .shuffleOff:
            guard here != nil else { return .answer(phrase: "now_playing.nothing") }
            let isOn = command.intent == .shuffleOn
            return act(.shuffle(isOn), expecting: .shuffle(isOn), phrase: isOn ? "shuffle_on.ok" : "shuffle_off.ok")
        case .repeat:
            guard here != nil else { return .answer(phrase: "now_playing.nothing") }
            let mode = command.reading.repetition
            return act(.repetition(mode), expecting: .repetition(mode), phrase: mode.phrase)
        case .transfer: return transfer(command, to: player, active: active, isHere: here != nil)
        case .nowPlaying:
            guard let here else { return .answer(phrase: "now_playing.nothing") }
            // An advertisement, or something that Spotify does not tell.
            guard here.item != nil else { return .answer(phrase: "now_playing.unknown") }
            return .answer(phrase: here.status == .playing ? "now_playing.ok" : "now_playing.paused")
        case .help:
            return .answer(phrase: "help.ok")
        case .like, .unlike, .addToPlaylist, .createPlaylist, .select, .cancel, .none:
            return .refuse(.notSupported, phrase: "not_supported")
        }
    }

    static func act(_ order: PlayerCommand, expecting expectation: Expectation, phrase: String) -> PlaybackPlan {
        .act([PlaybackStep(order, expecting: expectation)], phrase: phrase)
    }

    /// The service knows one item forward or back and nothing else, so several are several commands; only where the
    /// last one led is looked at.
    private static func skip(_ command: ResolvedCommand, here: PlaybackState) -> PlaybackPlan {
        let goesOn = command.intent == .next
        let order = goesOn ? PlayerCommand.next : .previous
        let count = min(max(command.reading.slots[.step]?.number ?? 1, 1), mostSkips)
        var steps = Array(repeating: PlaybackStep(order, expecting: .nothing), count: count - 1)
        steps.append(PlaybackStep(order, expecting: .moved(from: here.item?.id, position: here.position)))
        return .act(steps, phrase: goesOn ? "next.ok" : "previous.ok")
    }

    private static func seek(_ command: ResolvedCommand, here: PlaybackState?) -> PlaybackPlan {
        guard let here else { return .answer(phrase: "now_playing.nothing") }
        guard let asked = command.reading.slots[.position], let seconds = asked.number else {
            return .refuse(.notUnderstood, phrase: "not_understood")
        }
        let isRelative = asked.value.hasPrefix("+") || asked.value.hasPrefix("-")
        var target = isRelative ? here.position + .seconds(seconds) : .seconds(seconds)
        if let duration = here.item?.duration { target = min(target, duration - leastRest) }
        target = max(target, .zero)
        return act(.seek(target), expecting: .position(near: target), phrase: "seek.ok")
    }

    private static func volume(_ command: ResolvedCommand, on player: Player, beforeMute: Int?) -> PlaybackPlan {
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
        return act(.volume(clamped), expecting: .volume(clamped, on: player.name), phrase: phrase)
    }
}

extension Interpretation {
    /// What "repeat" is to repeat: the `item_type` says so, and all of what plays where there is none.
    fileprivate var repetition: PlaybackState.Repeat {
        switch slots[.itemType]?.value {
        case "track": .track
        case "off": .off
        default: .context
        }
    }
}

extension PlaybackState.Repeat {
    fileprivate var phrase: String {
        switch self {
        case .off: "repeat_off.ok"
        case .track: "repeat_track.ok"
        case .context: "repeat.ok"
        }
    }
}
