/// Which players are kept quiet, for whom, and what has to be put back afterwards. Pure.
///
/// A player is put back when the last who wanted it quiet is done, and only as far as it was changed here: what somebody
/// commanded meanwhile stays.
package struct HushedPlayers: Sendable {
    /// What a player is to be told.
    package struct Order: Sendable, Equatable {
        package let command: PlayerCommand
        package let player: Player
    }

    fileprivate struct Entry {
        /// As it was when it was made quiet; nothing while it is as it was.
        var player: Player?
        /// Who wants it quiet, by token, and until when at most.
        var ends: [String: TimeSource.Instant] = [:]
        var volumeBefore: Int?
        /// The volumes it was given, one below the other.
        var lowered: [Int] = []
        var isPaused = false
    }

    private var entries: [NameKey: Entry] = [:]

    package init() {}

    /// When the next one ends by itself.
    package var nextEnd: TimeSource.Instant? { entries.values.flatMap(\.ends.values).min() }

    /// Keeps a player quiet for whoever has `token`.
    ///
    /// - Parameter state: what the player's account plays, as last seen: only real playback is made quiet.
    package mutating func begin(
        _ hush: Hush, on player: String, token: String, until end: TimeSource.Instant, seeing state: PlaybackState?
    ) -> Order? {
        let key = NameKey(player)
        var entry = entries[key] ?? Entry()
        defer { entries[key] = entry }
        entry.ends[token] = end
        guard let state, state.status == .playing, !state.isSpent, state.isOn(player), !entry.isPaused else {
            return nil
        }
        entry.player = entry.player ?? state.player
        switch hush {
        case .pause:
            entry.isPaused = true
            return Order(command: .pause, player: state.player)
        case .lower(let level):
            guard state.player.supportsVolume, let volume = entry.lowered.last ?? state.player.volume, level < volume
            else { return nil }
            entry.volumeBefore = entry.volumeBefore ?? volume
            entry.lowered.append(level)
            return Order(command: .volume(level), player: state.player)
        }
    }

    package func holds(_ token: String) -> Bool { entries.values.contains { $0.ends[token] != nil } }

    /// Whoever has `token` is done; an unknown one changes nothing.
    package mutating func end(_ token: String, seeing state: PlaybackState?) -> [Order] {
        release(seeing: state) { held, _ in held == token }
    }

    /// Ends what has lasted too long.
    package mutating func expire(at now: TimeSource.Instant, seeing state: PlaybackState?) -> [Order] {
        release(seeing: state) { _, end in end <= now }
    }

    package mutating func endAll(seeing state: PlaybackState?) -> [Order] {
        release(seeing: state) { _, _ in true }
    }

    /// Somebody has commanded a player: what they want holds, now and afterwards.
    package mutating func note(_ command: PlayerCommand, on player: String) {
        switch command {
        case .volume:
            entries[NameKey(player)]?.volumeBefore = nil
            entries[NameKey(player)]?.lowered = []
        case .pause, .play, .playList, .resume, .transfer, .next, .previous:
            // One account plays in one place: whichever player was meant, this is what the music does from now on.
            for key in entries.keys { entries[key]?.isPaused = false }
        case .seek, .shuffle, .repetition, .queueAdd:
            break
        }
    }

    /// An order did not reach its player.
    package mutating func takeBack(_ order: Order) {
        let key = NameKey(order.player.name)
        guard var entry = entries[key] else { return }
        switch order.command {
        case .pause: entry.isPaused = false
        case .volume(let level):
            entry.lowered.removeAll { $0 == level }
            if entry.lowered.isEmpty { entry.volumeBefore = nil }
        default: break
        }
        entries[key] = entry
    }

    /// What the state would be had nobody made the player quiet: what people speak of when they say "louder".
    package func unhushed(_ state: PlaybackState?) -> PlaybackState? {
        guard var state, let entry = entries[NameKey(state.player.name)] else { return state }
        if let volume = entry.volumeBefore { state.player.volume = volume }
        if entry.isPaused, state.status == .paused { state.status = .playing }
        return state
    }

    private mutating func release(
        seeing state: PlaybackState?, where isOver: (_ token: String, _ end: TimeSource.Instant) -> Bool
    ) -> [Order] {
        var orders: [Order] = []
        for (key, entry) in entries {
            let ends = entry.ends.filter { !isOver($0.key, $0.value) }
            entries[key]?.ends = ends
            guard ends.isEmpty else { continue }
            entries[key] = nil
            orders += entry.restoring(seeing: state)
        }
        return orders
    }
}

extension HushedPlayers.Entry {
    /// What is quiet comes before what sounds.
    fileprivate func restoring(seeing state: PlaybackState?) -> [HushedPlayers.Order] {
        guard let player else { return [] }
        var commands: [PlayerCommand] = []
        if let volumeBefore, !isTurned(state, from: volumeBefore) { commands.append(.volume(volumeBefore)) }
        if isPaused { commands.append(.resume) }
        return commands.map { HushedPlayers.Order(command: $0, player: player) }
    }

    /// Whether somebody has turned the knob of the player itself.
    private func isTurned(_ state: PlaybackState?, from volume: Int) -> Bool {
        guard let player, let state, state.isOn(player.name), let seen = state.player.volume else { return false }
        return !(lowered + [volume]).contains { Expectation.isVolume(seen, near: $0) }
    }
}
