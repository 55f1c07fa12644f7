/// Volumes that could not be put back: each is tried again when its player is seen again, for a while. Pure.
struct OwedVolumes: Sendable {
    private struct Debt {
        let order: HushedPlayers.Order
        let since: TimeSource.Instant
        var failedAt: TimeSource.Instant
        var lookAt: TimeSource.Instant
        var tries = 0
    }

    /// Between two looks whether the player is there again.
    static let pause = Duration.seconds(30)
    static let maximumTries = 3
    /// Whoever has listened at another volume for so long is used to it.
    static let memory = Duration.seconds(600)

    private var debts: [NameKey: Debt] = [:]

    /// When to look next; nothing while nothing is owed.
    var nextLook: TimeSource.Instant? { debts.values.map(\.lookAt).min() }

    /// The order has failed.
    ///
    /// - Returns: whether it is tried again.
    mutating func note(_ order: HushedPlayers.Order, at now: TimeSource.Instant) -> Bool {
        let key = NameKey(order.player.name)
        var debt = debts[key] ?? Debt(order: order, since: now, failedAt: now, lookAt: now)
        debt.failedAt = now
        debt.lookAt = now + Self.pause
        let isTriedAgain = debt.tries < Self.maximumTries
        debts[key] = isTriedAgain ? debt : nil
        return isTriedAgain
    }

    /// Nothing is owed to the player any more.
    mutating func forget(_ player: String) {
        debts[NameKey(player)] = nil
    }

    /// The order that is owed to the player, for somebody who will carry it out.
    mutating func take(_ player: String, seeing state: PlaybackState?) -> HushedPlayers.Order? {
        guard let debt = debts.removeValue(forKey: NameKey(player)), !debt.order.isSettled(seeing: state) else {
            return nil
        }
        return debt.order
    }

    /// What is to be tried now.
    mutating func due(at now: TimeSource.Instant, seeing state: PlaybackState?) -> [HushedPlayers.Order] {
        var orders: [HushedPlayers.Order] = []
        for (key, debt) in debts where debt.lookAt <= now {
            guard debt.since.duration(to: now) < Self.memory, !debt.order.isSettled(seeing: state) else {
                debts[key] = nil
                continue
            }
            debts[key]?.lookAt = now + Self.pause
            guard let state, state.isOn(debt.order.player.name), state.observedAt > debt.failedAt else { continue }
            debts[key]?.tries += 1
            var order = debt.order
            order.player = state.player
            orders.append(order)
        }
        return orders
    }
}
