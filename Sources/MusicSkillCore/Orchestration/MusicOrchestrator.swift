/// Carries out a command: plans, reaches the player, and looks whether it worked before saying so.
package struct MusicOrchestrator: Sendable {
    private let provider: any MusicProvider
    private let directory: PlayerDirectory
    private let memory: PlaybackMemory
    private let announcements: Announcements
    private let reader: StateReader
    private let runner: StepRunner

    package init(
        provider: any MusicProvider, directory: PlayerDirectory, board: StateBoard, memory: PlaybackMemory,
        announcements: Announcements, time: TimeSource
    ) {
        self.provider = provider
        self.directory = directory
        self.memory = memory
        self.announcements = announcements
        reader = StateReader(provider: provider, board: board, time: time)
        runner = StepRunner(
            provider: provider, directory: directory, board: board, announcements: announcements, time: time)
    }

    package func perform(_ command: ResolvedCommand, frame: RequestFrame, trace: Trace) async -> Outcome {
        do throws(ProviderError) {
            let seen = try await reader.state(for: command.intent, frame: frame, trace: trace)
            // Who says "go on" while something is announced does not want to wait for its end.
            let state = command.intent == .resume ? seen : await announcements.unhushed(seen)
            let players = await candidates(for: command, state: state)
            let first = try await perform(
                command, on: players[0], seeing: state, heirs: players.dropFirst().map(\.name), frame, trace)
            guard first.code == .playerUnavailable || first.code == .playerRestricted else { return first }
            for heir in players.dropFirst() where await directory.isListed(heir.name) {
                trace.decide("\(players[0].name) does not answer, so \(heir.name)")
                var outcome = try await perform(command, on: heir, seeing: state, heirs: [], frame, trace)
                guard outcome.code == .ok else { continue }
                outcome.phrase = "player_unavailable.fallback"
                outcome.values["missed"] = players[0].name
                return outcome
            }
            return first
        } catch {
            return Outcome(error, provider: provider.name)
        }
    }

    private func perform(
        _ command: ResolvedCommand, on target: Player, seeing state: PlaybackState?, heirs: [String],
        _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> Outcome {
        let player = try await withRealVolume(target, for: command.intent, state: state, frame: frame)
        let plan = PlaybackPlan.make(
            for: command, player: player, state: state,
            volumeBeforeMute: command.intent == .unmute ? await memory.volumeBeforeMute(of: player.name) : nil)
        trace.decide("plan: \(plan.summary) on \(player.name)")
        switch plan {
        case .answer(let phrase):
            return Outcome(.ok, phrase: phrase, of: command, on: player, seeing: state)
        case .refuse(let code, let phrase):
            return Outcome(code, phrase: phrase, of: command, on: player)
        case .act where player.name.isEmpty:
            return Outcome(.noPlayer)
        case .act(let steps, let phrase):
            if command.intent == .mute, let volume = player.volume {
                await memory.noteMute(of: player.name, from: volume)
            }
            let progress = await runner.run(
                steps, on: player, seeing: state, heirs: heirs, frame: frame, trace: trace)
            return Outcome(of: progress, phrase: phrase, for: command, provider: provider.name)
        }
    }

    /// "Louder" needs to know how loud it is now. Of a player that does not play, only a fresh list tells.
    private func withRealVolume(
        _ player: Player, for intent: Intent, state: PlaybackState?, frame: RequestFrame
    ) async throws(ProviderError) -> Player {
        var player = player
        if let state, state.isOn(player.name), let volume = state.player.volume {
            player.volume = volume
        } else if intent.changesVolumeFromWhatItIs, player.supportsVolume, !player.name.isEmpty {
            try await directory.refresh(frame: frame)
            player = await directory.player(named: player.name) ?? player
        }
        return player
    }

    /// The players that may be commanded, the one that is meant first; at least one, nameless when there is none.
    private func candidates(for command: ResolvedCommand, state: PlaybackState?) async -> [Player] {
        var names = command.place.players
        if let state, state.status != .idle {
            // What sounds now may be elsewhere than it was when the place was chosen.
            let isFree = command.intent.concernsWhatPlays && !command.place.isNamed
            if names.isEmpty || isFree { names = [state.player.name] }
            if command.intent.concernsWhatPlays, names.contains(where: state.isOn) { names = [state.player.name] }
        }
        if !command.place.allowsFallback || !command.intent.startsMusic { names = Array(names.prefix(1)) }
        var players: [Player] = []
        for name in names {
            if let player = await directory.player(named: name) {
                players.append(player)
            } else if let state, state.isOn(name) {
                players.append(state.player)
            } else {
                players.append(Player(name: name, reference: nil))
            }
        }
        return players.isEmpty ? [Player(name: "", reference: nil)] : players
    }
}

extension Intent {
    /// Whether another player of the room would do as well.
    fileprivate var startsMusic: Bool { self == .play || self == .radio || self == .resume || self == .transfer }

    fileprivate var changesVolumeFromWhatItIs: Bool {
        self == .volumeUp || self == .volumeDown || self == .mute || self == .unmute
    }
}

extension PlaybackPlan {
    /// One line for explanations.
    fileprivate var summary: String {
        switch self {
        case .act(let steps, _): steps.map(\.order.name).joined(separator: ", then ")
        case .answer(let phrase): "answer \(phrase)"
        case .refuse(let code, _): "refuse \(code.rawValue)"
        }
    }
}
