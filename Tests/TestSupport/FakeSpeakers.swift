package import MusicSkillCore

/// Some speakers and the one thing that plays on them; what a command does is seen a little later, as in life.
package struct FakeSpeakers: Sendable {
    package struct Speaker: Sendable {
        package var player: Player
        /// Of a sleeping speaker: it is not listed, its id answers nothing, and a command wakes it in so long.
        package var wakeTime: Duration?
        /// Says that it has a volume, and refuses to have it set.
        package var refusesVolume = false
        var awakeFrom: TimeSource.Instant?

        package init(_ player: Player, wakeTime: Duration? = nil) {
            self.player = player
            self.wakeTime = wakeTime
        }
    }

    package var speakers: [Speaker]
    /// From accepting a command until the state shows it.
    package var visibilityDelay = Duration.milliseconds(200)
    /// Accepts every command and does nothing.
    package var isDeaf = false
    /// Where the next command lands instead of on the player it names.
    package var strayTarget: String?

    private var history: [(from: TimeSource.Instant, state: PlaybackState?)] = []

    package init(_ speakers: [Speaker] = []) {
        self.speakers = speakers
    }

    package func listed(at now: TimeSource.Instant) -> [Player] {
        speakers.filter { isAwake($0, at: now) }.map(\.player)
    }

    package func visible(at now: TimeSource.Instant) -> PlaybackState? {
        guard var state = history.last(where: { $0.from <= now })?.state else { return nil }
        state.position = state.position(at: now)
        state.observedAt = now
        return state
    }

    /// Puts the world into a state at once, as if somebody had used the app.
    package mutating func show(_ state: PlaybackState?, at now: TimeSource.Instant) {
        history.append((now, state))
    }

    package mutating func obey(
        _ command: PlayerCommand, on player: Player, time: TimeSource
    ) throws(ProviderError) {
        let now = time.now()
        guard let index = speakers.firstIndex(where: { $0.player.reference == player.reference }) else {
            throw ProviderError(.playerUnavailable, "Device not found")
        }
        guard isAwake(speakers[index], at: now) else {
            if speakers[index].awakeFrom == nil, let wakeTime = speakers[index].wakeTime {
                speakers[index].awakeFrom = now.advanced(by: wakeTime)
            }
            throw ProviderError(.playerUnavailable, "Device not found")
        }
        if isDeaf { return }
        if case .volume(let level) = command {
            guard !speakers[index].refusesVolume, speakers[index].player.supportsVolume else {
                throw ProviderError(
                    .notSupported, "it has no volume", reason: ProviderError.volumeRefused, aspect: "volume")
            }
            speakers[index].player.volume = level
        }
        var state =
            history.last?.state
            ?? PlaybackState(status: .idle, player: player, observedAt: now, observedDate: time.wallClock())
        state.position = state.position(at: now)
        state.observedAt = now
        state.observedDate = time.wallClock()
        let stray = strayTarget.flatMap { name in speakers.first { $0.player.name == name } }
        strayTarget = nil
        change(&state, by: command, on: (stray ?? speakers[index]).player)
        history.append((now.advanced(by: visibilityDelay), state))
    }

    private func change(_ state: inout PlaybackState, by command: PlayerCommand, on player: Player) {
        switch command {
        case .play(let item):
            let isSingle = item.id.kind == .track || item.id.kind == .episode
            state.item =
                isSingle ? item : MusicItem(id: MusicID(.track, "first of \(item.id.reference)"), name: "First")
            state.context = isSingle ? nil : item.id
            (state.status, state.player, state.position) = (.playing, player, .zero)
        case .playList(let items):
            (state.item, state.context) = (items.first, nil)
            (state.status, state.player, state.position) = (.playing, player, .zero)
        case .resume, .transfer(start: true):
            (state.status, state.player) = (.playing, player)
        case .transfer(start: false): state.player = player
        case .pause: state.status = .paused
        case .next, .previous:
            state.item = MusicItem(id: MusicID(.track, command.name), name: "The \(command.name) one")
            state.position = .zero
        case .volume(let level):
            if state.isOn(player.name) { state.player.volume = level }
        case .seek(let position): state.position = position
        case .shuffle(let isOn): state.shuffle = isOn
        case .repetition(let mode): state.repetition = mode
        case .queueAdd: break
        }
    }

    private func isAwake(_ speaker: Speaker, at now: TimeSource.Instant) -> Bool {
        speaker.wakeTime == nil || speaker.awakeFrom.map { $0 <= now } ?? false
    }
}
