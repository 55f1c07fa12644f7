/// Carries out a plan's steps one after the other, and believes none of them before its effect was seen.
package struct StepRunner: Sendable {
    /// How far it came.
    package struct Progress: Sendable {
        /// As it was found.
        package var player: Player
        /// What was seen last.
        package var state: PlaybackState?
        package var done: [PlaybackStep] = []
        /// Why it went no further.
        package var failure: ProviderError?
    }

    private let directory: PlayerDirectory
    private let reach: PlayerReach
    private let confirmation: EffectConfirmation
    private let announcements: Announcements
    private let time: TimeSource

    /// Less is not enough to send a command again and to see what became of it.
    private static let leastTimeForAnother = Duration.seconds(1)

    package init(
        provider: any MusicProvider, directory: PlayerDirectory, board: StateBoard, announcements: Announcements,
        time: TimeSource
    ) {
        self.directory = directory
        self.announcements = announcements
        self.time = time
        reach = PlayerReach(provider: provider, directory: directory, time: time)
        confirmation = EffectConfirmation(provider: provider, directory: directory, board: board, time: time)
    }

    /// Ends at the first step that fails.
    /// - Parameters:
    ///   - state: what was seen before, at this moment.
    ///   - heirs: players that take over when this one does not answer.
    package func run(
        _ steps: [PlaybackStep], on player: Player, seeing state: PlaybackState?, heirs: [String],
        frame: RequestFrame, trace: Trace
    ) async -> Progress {
        var progress = Progress(player: player, state: state)
        for step in steps {
            if step.role == .refinement, step.expectation.isMet(by: progress.state) {
                progress.done.append(step)
                continue
            }
            do throws(ProviderError) {
                if step.role == .preparation {
                    progress.player = try await reach.send(
                        step.order, to: progress.player, heirs: heirs, frame: frame, trace: trace)
                    await announcements.note(step.order, on: progress.player.name)
                } else {
                    try await carryOut(step, &progress, heirs: heirs, frame: frame, trace: trace)
                }
                progress.done.append(step)
            } catch {
                if error.reason == ProviderError.volumeRefused { await directory.noteVolumeRefusal(of: player.name) }
                trace.decide("\(step.order.name) failed: \(error.message)")
                if step.role == .preparation { continue }
                progress.failure = error
                break
            }
        }
        return progress
    }

    /// Sends the command and looks; once more, where nobody can tell what became of it and twice does no harm.
    private func carryOut(
        _ step: PlaybackStep, _ progress: inout Progress, heirs: [String], frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) {
        for attempt in 1...2 {
            let refusal = try await send(step, &progress, heirs: heirs, frame: frame, trace: trace)
            let (commanded, looks) = (
                progress.player, refusal == nil ? ConfirmationSchedule.looks : ConfirmationSchedule.looksInDoubt
            )
            let sight = await trace.timed("confirm") {
                await confirmation.confirm(step.expectation, on: commanded, looks: looks, frame: frame, trace: trace)
            }
            progress.state = sight.state
            if sight.isMet { return }
            let isAstray = step.expectation.isMetElsewhere(by: sight.state)
            let isTimeLeft = time.now().duration(to: frame.deadline) > Self.leastTimeForAnother
            guard attempt == 1, isAstray || refusal?.mayHaveHappened == true, step.order.isHarmlessTwice, isTimeLeft
            else {
                throw refusal ?? ProviderError(.notConfirmed, "\(commanded.name) does not show it")
            }
            trace.decide(isAstray ? "it plays on another player, so once more" : "it does not show, so once more")
        }
    }

    /// - Returns: a refusal after which the player's state may show the effect all the same.
    private func send(
        _ step: PlaybackStep, _ progress: inout Progress, heirs: [String], frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> ProviderError? {
        let player = progress.player
        trace.noteActing()
        do throws(ProviderError) {
            progress.player = try await trace.timed("act") { () throws(ProviderError) in
                try await reach.send(step.order, to: player, heirs: heirs, frame: frame, trace: trace)
            }
            await announcements.note(step.order, on: player.name)
            return nil
        } catch {
            let mayBeSo = error.reason == ProviderError.alreadySo && step.order.canBeSoAlready
            guard error.mayHaveHappened || mayBeSo else { throw error }
            guard step.expectation != .nothing else { throw ProviderError(.notConfirmed, error.message) }
            await announcements.note(step.order, on: player.name)
            return error
        }
    }
}
