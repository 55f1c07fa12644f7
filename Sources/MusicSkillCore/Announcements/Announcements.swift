import Foundation

/// Makes one account's players quiet while something else is to be heard: obeys ``HushedPlayers``.
package actor Announcements {
    package static let standardLimit = Duration.seconds(30)
    package static let limits = Duration.seconds(1)...Duration.seconds(300)

    /// How long a player may take to obey.
    private static let patience = Duration.seconds(3)

    private let provider: any MusicProvider
    private let directory: PlayerDirectory
    private let board: StateBoard
    private let key: String
    private let store: any KeyValueStore
    private let time: TimeSource
    private let log: Log
    /// Orders go out in the order they were decided in.
    private let lane = Lane()
    private let bell = Doorbell()
    private var hushed = HushedPlayers()
    /// As the store has it.
    private var kept: [HushedPlayers.Debt] = []

    package init(
        provider: any MusicProvider, directory: PlayerDirectory, board: StateBoard, account: String,
        store: any KeyValueStore, time: TimeSource, log: Log
    ) {
        self.provider = provider
        self.directory = directory
        self.board = board
        key = Account.keyPrefix(of: account) + "players/owed"
        self.store = store
        self.time = time
        self.log = log.of("announcements")
    }

    /// Takes over what an earlier run owed when it ended, unless that is too long ago.
    package func recall() async {
        do {
            guard let data = try await store.value(for: key) else { return }
            let (now, date) = (time.now(), time.wallClock())
            let debts = try JSONDecoder().decode([DebtRecord].self, from: data).map { $0.debt(at: now, date) }
            hushed.recall(debts, at: now)
            kept = hushed.debts
            bell.ring()
        } catch {
            log.warning("players may stay quiet: what is owed to them cannot be read", ["error": "\(error)"])
        }
    }

    /// Makes the player quiet, with one call where it plays and none where it does not; returns when that is done.
    ///
    /// - Parameter limit: after so long it ends by itself; brought within ``limits``.
    package func begin(
        _ hush: Hush, on player: String, for limit: Duration = standardLimit
    ) async -> HushedPlayer {
        let state = await board.current
        let end = time.now() + min(max(limit, Self.limits.lowerBound), Self.limits.upperBound)
        let token = UUID().uuidString.lowercased()
        let order = hushed.begin(hush, on: player, token: token, until: end, seeing: state)
        bell.ring()
        // Before the order goes out: an end of this process must not leave the player quiet.
        await keep()
        let isDone = if let order { await carryOut(order, in: lane.reserve()) } else { false }
        return HushedPlayer(token: token, effect: isDone ? hush : nil, end: end)
    }

    /// Puts the player back as it was, unless others still want it quiet.
    ///
    /// - Returns: whether there was such a token; a second end does no harm.
    @discardableResult
    package func end(_ token: String) async -> Bool {
        let state = await board.current
        guard hushed.holds(token) else { return false }
        await carryOut(hushed.end(token, seeing: state))
        return true
    }

    /// Puts every player back: for the end of the service.
    package func endAll() async {
        let state = await board.current
        await carryOut(hushed.endAll(seeing: state))
    }

    /// A request has commanded the player.
    func note(_ command: PlayerCommand, on player: String) async {
        hushed.note(command, on: player)
        await keep()
    }

    /// What the state would be had nobody made the player quiet.
    package func unhushed(_ state: PlaybackState?) -> PlaybackState? { hushed.unhushed(state) }

    /// Ends what nobody ended in time, and tries again what failed.
    func run() async throws {
        while true {
            try await bell.wait(until: hushed.nextMoment, time: time)
            let state = await board.current
            await carryOut(hushed.expire(at: time.now(), seeing: state))
        }
    }

    private func carryOut(_ orders: [HushedPlayers.Order]) async {
        let turns = orders.map { ($0, lane.reserve()) }
        for (order, turn) in turns { _ = await carryOut(order, in: turn) }
        // What is settled by itself needed no order.
        await keep()
    }

    private func carryOut(_ order: HushedPlayers.Order, in turn: Lane.Turn) async -> Bool {
        var isDone = false
        do {
            isDone = try await lane.withTurn(turn) { await send(order) }
            if isDone { hushed.settle(order) }
        } catch {
            hushed.takeBack(order, at: time.now())
        }
        await keep()
        return isDone
    }

    private func keep() async {
        let debts = hushed.debts
        guard debts != kept else { return }
        kept = debts
        let (now, date) = (time.now(), time.wallClock())
        let records = debts.map { DebtRecord($0, at: now, date) }
        do {
            try await store.set(JSONEncoder().encode(records), for: key, expires: nil)
        } catch {
            log.warning("what is owed to players cannot be kept", ["error": "\(error)"])
        }
    }

    /// A second time where the first did not work.
    private func send(_ order: HushedPlayers.Order) async -> Bool {
        var player = order.player
        for attempt in 1...2 {
            do throws(ProviderError) {
                let frame = RequestFrame(deadline: time.now() + Self.patience)
                try await provider.perform(order.command, on: player, frame: frame)
                await board.note(order.command, of: player.name, at: time)
                return true
            } catch {
                if error.reason == ProviderError.alreadySo { return true }
                log.warning(
                    "a player cannot be made quiet, or loud again",
                    [
                        "player": player.name, "order": order.command.name, "attempt": attempt,
                        "error": error.message,
                    ])
                if attempt == 2, error.mayHaveHappened { return true }
            }
            // Its id may have become another one.
            player = await directory.player(named: player.name) ?? player
        }
        let isTriedAgain = hushed.takeBack(order, at: time.now())
        if order.restores {
            log.warning(
                isTriedAgain ? "that is put back when the player is seen again" : "that is left as it is",
                ["player": order.player.name, "order": order.command.name])
            bell.ring()
        }
        return false
    }
}
