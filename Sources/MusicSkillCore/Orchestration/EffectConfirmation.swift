/// Looks at the player until a command's effect can be seen, or time is up.
package struct EffectConfirmation: Sendable {
    /// What was seen.
    package struct Sight: Sendable {
        package var isMet: Bool
        package var state: PlaybackState?
    }

    private let provider: any MusicProvider
    private let directory: PlayerDirectory
    private let board: StateBoard
    private let time: TimeSource

    package init(provider: any MusicProvider, directory: PlayerDirectory, board: StateBoard, time: TimeSource) {
        self.provider = provider
        self.directory = directory
        self.board = board
        self.time = time
    }

    /// Never throws: not being able to look is not having seen.
    /// - Parameter player: the one commanded.
    package func confirm(
        _ expectation: Expectation, on player: Player, looks: [Duration], frame: RequestFrame, trace: Trace
    ) async -> Sight {
        if expectation == .nothing { return Sight(isMet: true, state: await board.current) }
        let accepted = time.now()
        var latest: PlaybackState?
        for look in looks {
            let due = accepted.advanced(by: look)
            guard due < frame.deadline else { break }
            do {
                try await time.sleepUntil(due)
                let state = try await provider.playbackState(frame: frame)
                await board.record(state)
                latest = state?.renaming(player)
                if expectation.isMet(by: latest) { return Sight(isMet: true, state: latest) }
                if case .volume(let level, let name) = expectation, latest?.isOn(name) != true,
                    try await isListed(name, atVolume: level, frame: frame)
                {
                    return Sight(isMet: true, state: latest)
                }
            } catch let error as ProviderError {
                trace.decide("a look failed: \(error.code.rawValue), \(error.message)")
                // A limit that outlasts the request is told at once, not waited for.
                if let wait = error.retryAfter, time.now().advanced(by: wait) >= frame.deadline { break }
            } catch {
                break
            }
        }
        return Sight(isMet: false, state: latest)
    }

    /// A player that does not play shows its volume in the list of players only.
    private func isListed(_ name: String, atVolume level: Int, frame: RequestFrame) async throws -> Bool {
        try await directory.refresh(frame: frame)
        return await directory.player(named: name)?.volume.map { Expectation.isVolume($0, near: level) } ?? false
    }
}

extension PlaybackState {
    /// A speaker that got another name since it was listed is still the one that was commanded.
    fileprivate func renaming(_ commanded: Player) -> PlaybackState {
        guard let reference = commanded.reference, reference == player.reference else { return self }
        var state = self
        state.player.name = commanded.name
        return state
    }
}
