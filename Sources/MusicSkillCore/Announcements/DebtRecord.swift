import Foundation

/// What a player is owed, as it is kept over a restart: its volume or, without one, its music.
struct DebtRecord: Codable {
    var player: Player
    var volume: Int?
    var lowered: [Int]
    var paused: MusicID?
    var since: Date

    init(_ debt: HushedPlayers.Debt, at now: TimeSource.Instant, _ date: Date) {
        player = debt.order.player
        if case .volume(let volume) = debt.order.command { self.volume = volume }
        lowered = debt.order.lowered
        paused = debt.order.paused
        since = date.addingTimeInterval(now.duration(to: debt.since).seconds)
    }

    /// - Parameter now: the same moment as `date`.
    func debt(at now: TimeSource.Instant, _ date: Date) -> HushedPlayers.Debt {
        let order = HushedPlayers.Order(
            command: volume.map { .volume($0) } ?? .resume, player: player, lowered: lowered, paused: paused)
        return HushedPlayers.Debt(order: order, since: now + .seconds(since.timeIntervalSince(date)))
    }
}
