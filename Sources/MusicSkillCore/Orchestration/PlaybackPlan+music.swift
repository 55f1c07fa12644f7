/// Starting, queueing and moving music.
extension PlaybackPlan {
    /// - Parameter here: what the player plays or holds already, if anything.
    static func start(_ command: ResolvedCommand, on player: Player, here: PlaybackState?) -> PlaybackPlan {
        let music: PlaybackStep
        if !command.tracks.isEmpty {
            music = PlaybackStep(
                .playList(command.tracks), expecting: .playsAny(of: command.tracks, on: player.name))
        } else if command.intent == .play, let item = command.item {
            music = PlaybackStep(.play(item), expecting: .plays(item, on: player.name))
        } else {
            return .refuse(.notSupported, phrase: "not_supported")
        }
        let isShuffled = command.wantsShuffle
        var steps = [music] + refinements(of: command, on: player)
        // Set before, it lets the first piece be any of them. Where nothing is active a player refuses it.
        if isShuffled, let here, !here.shuffle, !player.isRestricted {
            steps.insert(PlaybackStep(.shuffle(true), expecting: .shuffle(true), role: .preparation), at: 0)
        }
        let phrase =
            if command.intent == .radio {
                "radio.ok"
            } else if !command.isCertain {
                "play.took"
            } else {
                isShuffled ? "play.shuffled" : "play.ok"
            }
        return .act(steps, phrase: phrase)
    }

    /// The service adds to the end of the queue and nowhere else, which the reply to "play it next" says.
    static func queue(_ command: ResolvedCommand, here: PlaybackState?) -> PlaybackPlan {
        guard let item = command.item, item.isSinglePiece else {
            return .refuse(.notSupported, phrase: "not_supported")
        }
        guard here != nil else { return .answer(phrase: "now_playing.nothing") }
        return act(
            .queueAdd(item), expecting: .nothing,
            phrase: command.intent == .playNext ? "play_next.queued" : "queue_add.ok")
    }

    /// What was paused stays paused, and what plays is paused where the request wants it to wait there.
    static func transfer(
        _ command: ResolvedCommand, to player: Player, active: PlaybackState?, isHere: Bool
    ) -> PlaybackPlan {
        guard let active else { return .answer(phrase: "transfer.nothing") }
        let isPlaying = active.status == .playing
        var steps: [PlaybackStep] = []
        if !isHere {
            steps.append(
                PlaybackStep(
                    .transfer(start: isPlaying),
                    expecting: isPlaying ? .playing(on: player.name) : .waiting(on: player.name)))
        }
        let isToWait = command.reading.slots[.sort]?.value == "paused"
        if isToWait {
            steps.append(PlaybackStep(.pause, expecting: .waiting(on: player.name), role: .refinement))
        }
        steps += refinements(of: command, on: player)
        let phrase = isPlaying && !isToWait ? "transfer.ok" : "transfer.paused"
        return steps.isEmpty ? .answer(phrase: phrase) : .act(steps, phrase: phrase)
    }

    /// What else was asked for with the music; sent once the music has been seen, since the service does not promise to
    /// keep the order of two commands.
    private static func refinements(of command: ResolvedCommand, on player: Player) -> [PlaybackStep] {
        var steps: [PlaybackStep] = []
        if command.wantsShuffle {
            steps.append(PlaybackStep(.shuffle(true), expecting: .shuffle(true), role: .refinement))
        }
        if let asked = command.reading.slots[.level]?.number {
            let level = min(max(asked, 0), 100)
            steps.append(
                PlaybackStep(.volume(level), expecting: .volume(level, on: player.name), role: .refinement))
        }
        return steps
    }
}

extension ResolvedCommand {
    /// A single piece has no order to change.
    fileprivate var wantsShuffle: Bool {
        reading.slots[.sort]?.value == "random" && (!tracks.isEmpty || item?.isSinglePiece != true)
    }
}

extension MusicItem {
    /// As against something that holds pieces: an album, a playlist.
    var isSinglePiece: Bool { id.kind == .track || id.kind == .episode }
}
