/// Gets a command to a player, waking it when it sleeps: obeys ``WakeLadder``.
package struct PlayerReach: Sendable {
    private let provider: any MusicProvider
    private let directory: PlayerDirectory
    private let time: TimeSource

    /// What another speaker of the room needs to take over: a command, and two looks at it.
    private static let heirsShare = Duration.seconds(3)

    package init(provider: any MusicProvider, directory: PlayerDirectory, time: TimeSource) {
        self.provider = provider
        self.directory = directory
        self.time = time
    }

    /// - Parameter heirs: players that may take over. While one of them is listed, the wait leaves time for it.
    /// - Returns: the player as it was found.
    /// - Throws: the last refusal, when the ladder or the frame's time is at its end; every other refusal at once, and
    ///   one after which nobody knows what happened.
    package func send(
        _ order: PlayerCommand, to player: Player, heirs: [String] = [], frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> Player {
        let restriction = ProviderError(.playerRestricted, "\(player.name) takes no commands from outside")
        var ladder = WakeLadder(remembered: player)
        var event = WakeLadder.Event.start
        // A restricted player that plays may be missing from every list.
        var last =
            player.isRestricted ? restriction : ProviderError(.playerUnavailable, "\(player.name) is not listed")
        while true {
            switch ladder.next(after: event) {
            case .command(let found):
                do throws(ProviderError) {
                    try await provider.perform(order, on: found, frame: frame)
                    return found
                } catch {
                    guard error.code == .playerUnavailable, !error.mayHaveHappened else { throw error }
                    last = error
                    event = .unavailable
                    trace.decide("\(found.name) did not answer: \(error.message)")
                }
            case .list:
                try await directory.refresh(frame: frame)
                let isListed = await directory.isListed(player.name)
                event = .listed(isListed ? await directory.player(named: player.name) : nil)
            case .wait(let pause):
                // A player that needs longer than the request lives is as good as absent.
                let end = await end(of: frame, heirs: heirs)
                guard time.now().advanced(by: pause + .seconds(1)) < end else { throw last }
                do { try await time.sleep(for: pause) } catch { throw last }
                event = .waited
            case .refuse:
                throw restriction
            case .giveUp:
                throw last
            }
        }
    }

    private func end(of frame: RequestFrame, heirs: [String]) async -> TimeSource.Instant {
        for heir in heirs where await directory.isListed(heir) { return frame.deadline - Self.heirsShare }
        return frame.deadline
    }
}
