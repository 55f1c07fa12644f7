/// What to try when a speaker must be reached, from the cheapest to the last resort. Pure.
///
/// By the remembered id; then by name in a fresh list, since ids change and restrictions end; then waiting while it
/// wakes or is switched on, looking once a second; then an honest failure.
package struct WakeLadder: Sendable {
    package enum Event: Sendable, Equatable {
        case start
        /// The command did not reach the player.
        case unavailable
        /// A fresh list was read; the player as it stands there, if it does.
        case listed(Player?)
        case waited
    }

    package enum Action: Sendable, Equatable {
        case command(Player)
        case list
        case wait(Duration)
        /// It is there, and takes no commands.
        case refuse
        case giveUp
    }

    /// How often to look while a speaker wakes, a second apart.
    package static let maximumLooks = 10

    private let remembered: Player?
    private var looks = 0
    private var refusals = 0

    /// - Parameter remembered: the player as last seen; nothing when it was never seen.
    package init(remembered: Player?) {
        self.remembered = remembered
    }

    package mutating func next(after event: Event) -> Action {
        switch event {
        case .start:
            guard let remembered, remembered.reference != nil, !remembered.isRestricted else { return .list }
            return .command(remembered)
        case .unavailable:
            refusals += 1
            // The first refusal may only mean a stale id. After that the speaker is known to be listed and still waking.
            return refusals == 1 && looks == 0 ? .list : waitOrGiveUp()
        case .listed(let player):
            looks += 1
            if let player, player.isRestricted { return .refuse }
            if let player, player.reference != nil { return .command(player) }
            return waitOrGiveUp()
        case .waited:
            return .list
        }
    }

    private func waitOrGiveUp() -> Action {
        looks < Self.maximumLooks ? .wait(.seconds(1)) : .giveUp
    }
}
