/// Which players are kept quiet, for whom, and what has to be put back afterwards. Pure.
///
/// A player is put back when the last who wanted it quiet is done, and only as far as it was changed here: what somebody
/// commanded meanwhile stays.
package struct HushedPlayers: Sendable {
    fileprivate struct Entry {
        /// As it was when it was made quiet; nothing while it is as it was.
        var player: Player?
        /// Who wants it quiet, by token, and until when at most.
        var ends: [String: TimeSource.Instant] = [:]
        var volumeBefore: Int?
        /// The volumes it was given, one below the other.
        var lowered: [Int] = []
        var isPaused = false
        var pausedItem: MusicID?

        var end: TimeSource.Instant? { ends.values.max() }
    }

    private var entries: [NameKey: Entry] = [:]
    /// Given out, and neither settled nor taken back yet.
    private var underWay: [Debt] = []
    private var owed = OwedOrders()

    package init() {}

    /// When there may be something to do without anybody's asking.
    package var nextMoment: TimeSource.Instant? {
        (entries.values.flatMap(\.ends.values) + [owed.nextLook].compactMap(\.self)).min()
    }

    /// What would have to be put back if this ended here, each from its time on.
    package var debts: [Debt] {
        let kept = entries.values.flatMap { entry in
            entry.restoring(seeing: nil).compactMap { order in entry.end.map { Debt(order: order, since: $0) } }
        }
        return (kept + underWay + owed.debts)
            .sorted { ($0.order.player.name, $0.order.command.name) < ($1.order.player.name, $1.order.command.name) }
    }

    /// Takes over what an earlier run owed.
    package mutating func recall(_ debts: [Debt], at now: TimeSource.Instant) {
        for debt in debts { owed.recall(debt, at: now) }
    }

    /// Keeps a player quiet for whoever has `token`.
    ///
    /// - Parameter state: what the player's account plays, as last seen: only real playback is made quiet.
    package mutating func begin(
        _ hush: Hush, on player: String, token: String, until end: TimeSource.Instant, seeing state: PlaybackState?
    ) -> Order? {
        let key = NameKey(player)
        var entry = entries[key] ?? Entry(owing: owed.take(player, seeing: state))
        defer { entries[key] = entry }
        entry.ends[token] = end
        guard let state, state.status == .playing, !state.isSpent, state.isOn(player), !entry.isPaused else {
            return nil
        }
        entry.player = entry.player ?? state.player
        switch hush {
        case .pause:
            entry.isPaused = true
            entry.pausedItem = state.item?.id
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

    /// Ends what has lasted too long, and tries once more what failed.
    package mutating func expire(at now: TimeSource.Instant, seeing state: PlaybackState?) -> [Order] {
        release(seeing: state) { _, end in end <= now } + owed.due(at: now, seeing: state)
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
            owed.forgetVolume(of: player)
        case .pause, .play, .playList, .resume, .transfer, .next, .previous:
            // One account plays in one place: whichever player was meant, this is what the music does from now on.
            for key in entries.keys { entries[key]?.isPaused = false }
            owed.forgetMusic()
        case .seek, .shuffle, .repetition, .queueAdd:
            break
        }
    }

    /// An order has reached its player.
    package mutating func settle(_ order: Order) {
        underWay.removeAll { $0.order == order }
        if order.restores { owed.forget(order) }
    }

    /// An order did not reach its player.
    ///
    /// - Returns: whether it is tried again when the player is seen again.
    @discardableResult
    package mutating func takeBack(_ order: Order, at now: TimeSource.Instant) -> Bool {
        underWay.removeAll { $0.order == order }
        if order.restores { return owed.note(order, at: now) }
        let key = NameKey(order.player.name)
        guard var entry = entries[key] else { return false }
        switch order.command {
        case .pause: entry.isPaused = false
        case .volume(let level):
            entry.lowered.removeAll { $0 == level }
            if entry.lowered.isEmpty { entry.volumeBefore = nil }
        default: break
        }
        entries[key] = entry
        return false
    }

    /// What the state would be had nobody made the player quiet: what people speak of when they say "louder".
    package func unhushed(_ state: PlaybackState?) -> PlaybackState? {
        guard var state else { return nil }
        let entry = entries[NameKey(state.player.name)]
        if let volume = entry?.volumeBefore { state.player.volume = volume }
        let isPausedHere = entry?.isPaused ?? owed.isMusicOwed(seeing: state)
        if isPausedHere, state.status == .paused { state.status = .playing }
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
            let restoring = entry.restoring(seeing: state)
            underWay += restoring.compactMap { order in entry.end.map { Debt(order: order, since: $0) } }
            orders += restoring
        }
        return orders
    }
}

extension HushedPlayers.Entry {
    /// - Parameter orders: that could not be carried out, and will be when this ends.
    fileprivate init(owing orders: [HushedPlayers.Order]) {
        for order in orders {
            player = order.player
            if case .volume(let volume) = order.command {
                (volumeBefore, lowered) = (volume, order.lowered)
            } else {
                (isPaused, pausedItem) = (true, order.paused)
            }
        }
    }

    /// What is quiet comes before what sounds.
    fileprivate func restoring(seeing state: PlaybackState?) -> [HushedPlayers.Order] {
        guard let player else { return [] }
        var orders: [HushedPlayers.Order] = []
        if let volumeBefore {
            let order = HushedPlayers.Order(command: .volume(volumeBefore), player: player, lowered: lowered)
            // What was seen may be from before the player was made quiet.
            let isOld = state?.player.volume.map { Expectation.isVolume($0, near: volumeBefore) } ?? false
            if isOld || !order.isSettled(seeing: state) { orders.append(order) }
        }
        if isPaused {
            orders.append(HushedPlayers.Order(command: .resume, player: player, paused: pausedItem))
        }
        return orders
    }
}
