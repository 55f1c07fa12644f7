/// Carries out the commands of one sentence, one after the other, with one account's music.
struct CommandRun: Sendable {
    let utterance: Utterance
    let account: Account
    let frame: RequestFrame
    let trace: Trace

    /// - Parameter commands: the readings of each, best first; at least one of each.
    /// - Returns: what became of all of them, and the reading by which the first was taken.
    func carryOut(_ commands: [[Interpretation]]) async -> (Outcome, Interpretation) {
        var outcomes: [Outcome] = []
        var first = commands[0][0]
        for (number, readings) in commands.enumerated() {
            guard outcomes.allSatisfy({ $0.code == .ok }) || readings[0].standsAlone else {
                trace.decide("left out \(readings[0].intent.rawValue): it is about what failed")
                continue
            }
            let (outcome, reading) = await carryOut(readings)
            if number == 0 { first = reading }
            outcomes.append(outcome)
        }
        return (Outcome.joined(outcomes), first)
    }

    private func carryOut(_ readings: [Interpretation]) async -> (Outcome, Interpretation) {
        var taken = readings[0]
        do throws(ProviderError) {
            let situation = await account.household.situation(site: utterance.site)
            let turn = DialogueTurn(
                readings, after: await account.dialogues.dialogue(with: partner), isSilent: situation.active == nil)
            if case .request(let readings) = turn { taken = readings[0] }
            let resolution = try await trace.timed("resolve") { () throws(ProviderError) in
                try await resolve(turn, taken, in: situation)
            }
            switch resolution {
            case .answer(let outcome):
                return (outcome, taken)
            case .question(let command):
                if !utterance.isDryRun { await account.dialogues.note(question: command, to: partner) }
                return (Outcome(.ask, candidates: command.candidates), taken)
            case .command(let command):
                if case .request = turn { taken = command.reading }
                return (utterance.isDryRun ? plan(command) : try await perform(command), taken)
            }
        } catch {
            if error.code == .loginRequired { await account.distrustMemory() }
            return (Outcome(error, provider: account.provider.name), taken)
        }
    }

    private var partner: Dialogues.Partner { Dialogues.Partner(utterance) }

    private func resolve(
        _ turn: DialogueTurn, _ reading: Interpretation, in situation: PlaceSituation
    ) async throws(ProviderError) -> Resolution {
        switch turn {
        case .request(let readings):
            return try await account.resolver.resolve(
                readings, of: utterance, in: situation, frame: frame, trace: trace)
        case .take(let command):
            trace.decide("meant from before: \(command.item?.name ?? command.intent.rawValue)")
            return .command(command)
        case .move(let command):
            trace.decide("meant from before: \(command.item?.name ?? command.intent.rawValue)")
            return account.resolver.moved(command, to: reading, of: utterance, in: situation)
        case .askAgain(let command):
            return .question(command)
        case .nothingToChoose:
            return .answer(Outcome(.notFound, phrase: "select.nothing"))
        case .cancel:
            if !utterance.isDryRun { await account.dialogues.forget(partner) }
            return .answer(Outcome(.ok, phrase: "cancel.ok"))
        }
    }

    private func perform(_ command: ResolvedCommand) async throws(ProviderError) -> Outcome {
        if let outcome = try await account.library.perform(command, frame: frame, trace: trace) {
            await account.dialogues.note(command, hasWorked: outcome.code == .ok, for: partner)
            return outcome
        }
        guard let tuned = try await account.library.tuned(command, frame: frame, trace: trace) else {
            return LibraryDesk.nothingPlays
        }
        let outcome = await account.orchestrator.perform(tuned, frame: frame, trace: trace)
        // What a name of the owner's own means is not for us to remember when it is taken back.
        if await !account.aliases.areNamed(in: tuned.reading) { await account.played.note(outcome, of: tuned) }
        await account.dialogues.note(tuned, hasWorked: outcome.code == .ok, for: partner)
        if outcome.code == .loginRequired { await account.distrustMemory() }
        if outcome.code == .ok, let player = outcome.player {
            await account.household.noteUse(of: player, by: utterance.site)
        }
        return outcome
    }

    private func plan(_ command: ResolvedCommand) -> Outcome {
        Outcome(
            .ok, phrase: command.item == nil ? "plan.other" : "plan.play", item: command.item, place: command.place,
            player: command.place.players.first, values: ["intent": command.intent.rawValue],
            candidates: command.candidates)
    }
}

extension Interpretation {
    /// Whether it makes sense where what was said just before has failed; "turn it up" does not.
    fileprivate var standsAlone: Bool {
        namesMusic || !intent.concernsWhatPlays || slots[.room] != nil || slots[.device] != nil
    }
}
