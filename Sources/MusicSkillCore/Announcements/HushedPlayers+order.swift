extension HushedPlayers {
    /// What a player is to be told.
    package struct Order: Sendable, Equatable {
        package let command: PlayerCommand
        package var player: Player
        /// Where it puts a volume back: the volumes the player was given meanwhile, at least one.
        package var lowered: [Int] = []
        /// Where it lets the music go on: what was paused.
        package var paused: MusicID?

        /// Whether it puts back what was changed here.
        var restores: Bool { restoresMusic || !lowered.isEmpty }
        var restoresMusic: Bool { command == .resume }

        /// Whether the player shows that there is nothing to put back: somebody has turned its knob, or it is loud again;
        /// somebody has let the music go on, chosen other music or taken it elsewhere.
        func isSettled(seeing state: PlaybackState?) -> Bool {
            guard let state else { return false }
            guard state.isOn(player.name) else { return restoresMusic && state.status == .playing }
            if restoresMusic { return state.status != .paused || state.item?.id != paused }
            guard let seen = state.player.volume else { return false }
            return !lowered.contains { Expectation.isVolume(seen, near: $0) }
        }
    }

    /// An order that puts a player back, and from when on.
    package struct Debt: Sendable, Equatable {
        package var order: Order
        package var since: TimeSource.Instant
    }
}
