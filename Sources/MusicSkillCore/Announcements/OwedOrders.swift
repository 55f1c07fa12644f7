/// Players that could not be put back: each is tried again when it is seen again, for a while. Pure.
struct OwedOrders: Sendable {
    /// A player may be owed its volume and its music.
    private struct Key: Hashable {
        var player: NameKey
        var isMusic: Bool

        init(_ order: HushedPlayers.Order) {
            player = NameKey(order.player.name)
            isMusic = order.restoresMusic
        }
    }

    private struct Entry {
        var debt: HushedPlayers.Debt
        var failedAt: TimeSource.Instant
        var lookAt: TimeSource.Instant
        var tries = 0
    }

    /// Between two looks whether the player is there again.
    static let pause = Duration.seconds(30)
    /// After a start, until the players may have been seen.
    static let firstPause = Duration.seconds(5)
    static let maximumTries = 3

    /// Whoever has listened at another volume for ten minutes is used to it; music that begins by itself frightens
    /// people much earlier.
    static func memory(of order: HushedPlayers.Order) -> Duration {
        order.restoresMusic ? .seconds(120) : .seconds(600)
    }

    private var entries: [Key: Entry] = [:]

    /// When to look next; nothing while nothing is owed.
    var nextLook: TimeSource.Instant? { entries.values.map(\.lookAt).min() }

    var debts: [HushedPlayers.Debt] { entries.values.map(\.debt) }

    /// The order has failed.
    ///
    /// - Returns: whether it is tried again.
    mutating func note(_ order: HushedPlayers.Order, at now: TimeSource.Instant) -> Bool {
        let key = Key(order)
        let debt = HushedPlayers.Debt(order: order, since: now)
        var entry = entries[key] ?? Entry(debt: debt, failedAt: now, lookAt: now)
        entry.failedAt = now
        entry.lookAt = now + Self.pause
        let isTriedAgain = entry.tries < Self.maximumTries
        entries[key] = isTriedAgain ? entry : nil
        return isTriedAgain
    }

    /// An earlier run has left this undone.
    mutating func recall(_ debt: HushedPlayers.Debt, at now: TimeSource.Instant) {
        let lookAt = max(debt.since, now + Self.firstPause)
        entries[Key(debt.order)] = Entry(debt: debt, failedAt: now, lookAt: lookAt)
    }

    /// The order is owed no longer.
    mutating func forget(_ order: HushedPlayers.Order) {
        entries[Key(order)] = nil
    }

    mutating func forgetVolume(of player: String) {
        entries = entries.filter { $0.key.isMusic || $0.key.player != NameKey(player) }
    }

    /// Whichever player was meant: one account plays in one place.
    mutating func forgetMusic() {
        entries = entries.filter { !$0.key.isMusic }
    }

    /// Whether what is paused there is to go on.
    func isMusicOwed(seeing state: PlaybackState) -> Bool {
        debts.contains {
            $0.order.restoresMusic && state.isOn($0.order.player.name) && !$0.order.isSettled(seeing: state)
        }
    }

    /// The orders that are owed to the player, for somebody who will carry them out.
    mutating func take(_ player: String, seeing state: PlaybackState?) -> [HushedPlayers.Order] {
        let taken = entries.filter { $0.key.player == NameKey(player) }
        for key in taken.keys { entries[key] = nil }
        return taken.values.map(\.debt.order).filter { !$0.isSettled(seeing: state) }
    }

    /// What is to be tried now; what is quiet comes before what sounds.
    mutating func due(at now: TimeSource.Instant, seeing state: PlaybackState?) -> [HushedPlayers.Order] {
        var orders: [HushedPlayers.Order] = []
        for (key, entry) in entries where entry.lookAt <= now {
            var order = entry.debt.order
            let isLate = entry.debt.since.duration(to: now) >= Self.memory(of: order)
            guard !isLate, !order.isSettled(seeing: state) else {
                entries[key] = nil
                continue
            }
            entries[key]?.lookAt = now + Self.pause
            guard let state, state.isOn(order.player.name), state.observedAt > entry.failedAt else { continue }
            entries[key]?.tries += 1
            order.player = state.player
            orders.append(order)
        }
        return orders.sorted { !$0.restoresMusic && $1.restoresMusic }
    }
}
