/// Carries out a command: plans, reaches the player, and looks whether it worked before saying so.
package struct MusicOrchestrator: Sendable {
    private let provider: any MusicProvider
    private let directory: PlayerDirectory
    private let board: StateBoard
    private let memory: PlaybackMemory
    private let time: TimeSource
    private let reach: PlayerReach
    private let confirmation: EffectConfirmation

    /// A state this young is taken as the state now.
    private static let freshness = Duration.seconds(5)
    /// A playing state this young is good enough to act on what plays: if it is wrong, the player says so.
    private static let freshnessWhilePlaying = Duration.seconds(60)

    package init(
        provider: any MusicProvider, directory: PlayerDirectory, board: StateBoard, memory: PlaybackMemory,
        time: TimeSource
    ) {
        self.provider = provider
        self.directory = directory
        self.board = board
        self.memory = memory
        self.time = time
        reach = PlayerReach(provider: provider, directory: directory, time: time)
        confirmation = EffectConfirmation(provider: provider, directory: directory, board: board, time: time)
    }

    package func perform(_ command: ResolvedCommand, frame: RequestFrame, trace: Trace) async -> Outcome {
        do throws(ProviderError) {
            let state = try await stateIfNeeded(for: command, frame: frame, trace: trace)
            var player = await target(of: command, state: state)
            if let state, state.isOn(player.name) { player.volume = state.player.volume ?? player.volume }
            let plan = PlaybackPlan.make(
                for: command, player: player, state: state,
                volumeBeforeMute: await memory.volumeBeforeMute(of: player.name))
            trace.decide("plan: \(plan.summary)")
            switch plan {
            case .answer(let phrase):
                return outcome(.ok, phrase: phrase, command: command, player: player, state: state)
            case .refuse(let code, let phrase):
                return outcome(code, phrase: phrase, command: command, player: player, state: nil)
            case .act where player.name.isEmpty:
                return Outcome(.noPlayer)
            case .act(let order, _, let expectation, let phrase):
                return await act(order, expecting: expectation, phrase: phrase, on: player, for: command, frame, trace)
            }
        } catch {
            return Outcome(error, provider: provider.name)
        }
    }

    private func act(
        _ order: PlayerCommand, expecting expectation: Expectation, phrase: String, on player: Player,
        for command: ResolvedCommand, _ frame: RequestFrame, _ trace: Trace
    ) async -> Outcome {
        if command.intent == .mute, let volume = player.volume {
            await memory.noteMute(of: player.name, from: volume)
        }
        trace.noteActing()
        var refusal: ProviderError?
        var reached = player
        do throws(ProviderError) {
            reached = try await trace.timed("act") { () throws(ProviderError) in
                try await reach.send(order, to: player, frame: frame, trace: trace)
            }
        } catch {
            // Nobody knows yet whether it happened, or it was so before: the player's state tells, where one does.
            guard error.mayHaveHappened || error.reason == ProviderError.alreadySo, expectation != .nothing else {
                return Outcome(error, player: player.name, provider: provider.name)
            }
            refusal = error
        }
        let sight = await trace.timed("confirm") {
            await confirmation.confirm(expectation, frame: frame, trace: trace)
        }
        if sight.isMet {
            return outcome(.ok, phrase: phrase, command: command, player: reached, state: sight.state, order: order)
        }
        if let refusal { return Outcome(refusal, player: player.name, provider: provider.name) }
        return outcome(.notConfirmed, phrase: "not_confirmed", command: command, player: reached, state: nil)
    }

    private func stateIfNeeded(
        for command: ResolvedCommand, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> PlaybackState? {
        let known = await board.current
        guard command.intent.dependsOnWhatPlays else { return known }
        if let known {
            let age = known.observedAt.duration(to: time.now())
            let isEnough = command.intent.isContentWithOlderState && known.status == .playing
            if age < Self.freshness || isEnough && age < Self.freshnessWhilePlaying { return known }
        }
        return try await trace.timed("state") { () throws(ProviderError) in
            let state = try await provider.playbackState(frame: frame)
            await board.record(state)
            // One empty reading is no proof that the music stopped.
            if state == nil, let known, known.observedAt.duration(to: time.now()) < Self.freshnessWhilePlaying {
                return await board.current
            }
            return state
        }
    }

    /// The player to command: of a room's several the first that is listed, else the first that is remembered.
    private func target(of command: ResolvedCommand, state: PlaybackState?) async -> Player {
        var names = command.place.players
        if let state, state.status != .idle {
            // What sounds now may be elsewhere than it was when the place was chosen.
            let isFree = command.intent.concernsWhatPlays && !command.place.isNamed
            if names.isEmpty || isFree || command.intent.concernsWhatPlays && names.contains(where: state.isOn) {
                names = [state.player.name]
            }
        }
        var known: [Player] = []
        for name in names {
            guard let player = await directory.player(named: name) else { continue }
            if await directory.isListed(name) { return player }
            known.append(player)
        }
        if let state, names.contains(where: state.isOn) { return state.player }
        return known.first ?? Player(name: names.first ?? "", reference: nil)
    }

    private func outcome(
        _ code: OutcomeCode, phrase: String, command: ResolvedCommand, player: Player, state: PlaybackState?,
        order: PlayerCommand? = nil
    ) -> Outcome {
        var values: [String: String] = [:]
        if case .volume(let level)? = order { values["level"] = String(level) }
        let isInPlace = command.place.players.contains { NameKey($0) == NameKey(player.name) }
        let place: Place? =
            if command.place.isNamed || command.intent == .nowPlaying && isInPlace {
                command.place
            } else if command.intent == .nowPlaying, !player.name.isEmpty {
                Place(players: [player.name], isNamed: false)
            } else {
                nil
            }
        return Outcome(
            code, phrase: phrase, item: command.item ?? (command.intent.speaksOfWhatPlays ? state?.item : nil),
            place: place, player: player.name.isEmpty ? nil : player.name, values: values,
            candidates: command.candidates)
    }
}

extension ProviderError {
    /// The reason given when a command asks for what is already the case.
    package static let alreadySo = "RESTRICTION_VIOLATED"
}

extension Intent {
    /// Whether the plan looks at the state. Starting something does not, and nor does what is not offered yet.
    fileprivate var dependsOnWhatPlays: Bool {
        switch self {
        case .resume, .pause, .stop, .next, .previous, .restart, .volumeSet, .volumeUp, .volumeDown, .mute, .unmute,
            .shuffleOn, .shuffleOff, .repeat, .transfer, .nowPlaying:
            true
        case .play, .queueAdd, .seek, .playNext, .like, .unlike, .addToPlaylist, .createPlaylist, .radio, .select,
            .cancel, .help, .none:
            false
        }
    }

    /// Commands that do no harm when what plays is no longer quite what was seen last.
    fileprivate var isContentWithOlderState: Bool {
        switch self {
        case .pause, .stop, .mute, .volumeSet, .shuffleOn, .shuffleOff, .repeat: true
        default: false
        }
    }

    /// Whether the reply names the item that plays then.
    fileprivate var speaksOfWhatPlays: Bool {
        switch self {
        case .next, .previous, .nowPlaying, .resume, .transfer: true
        default: false
        }
    }
}

extension PlaybackPlan {
    /// One line for explanations.
    var summary: String {
        switch self {
        case .act(let order, let player, _, _): "\(order.name) on \(player)"
        case .answer(let phrase): "answer \(phrase)"
        case .refuse(let code, _): "refuse \(code.rawValue)"
        }
    }
}

extension PlayerCommand {
    /// The command's name, for logs and explanations.
    package var name: String {
        switch self {
        case .play(let item): "play \(item.id.kind.rawValue) \(item.name)"
        case .playList(let items): "play \(items.count) pieces from \(items.first?.name ?? "nothing")"
        case .resume: "resume"
        case .pause: "pause"
        case .next: "next"
        case .previous: "previous"
        case .volume(let level): "volume \(level)"
        case .seek(let position): "seek \(position.milliseconds) ms"
        case .shuffle(let isOn): "shuffle \(isOn ? "on" : "off")"
        case .repetition(let mode): "repeat \(mode.rawValue)"
        case .queueAdd(let item): "queue \(item.name)"
        case .transfer: "transfer"
        }
    }
}
