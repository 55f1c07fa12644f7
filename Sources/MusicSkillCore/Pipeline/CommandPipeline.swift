/// Turns one sentence into one reply: the whole way in one place. Every failure becomes a reply.
package struct CommandPipeline: Sendable {
    private let reader: any SentenceReader
    private let composer: ReplyComposer
    private let accounts: Accounts
    private let languages: [String]
    private let log: Log

    /// What remains of a request's time for putting the answer into words and sending it.
    private static let reserve = Duration.milliseconds(300)

    /// - Parameter languages: tried when a request names none, best first; at least one.
    package init(
        reader: any SentenceReader, wording: any ReplyWording, accounts: Accounts, languages: [String], log: Log
    ) {
        self.reader = reader
        composer = ReplyComposer(wording: wording)
        self.accounts = accounts
        self.languages = languages
        self.log = log.of("pipeline")
    }

    /// - Parameter trace: where to note how far it has come, for whoever may have to break off.
    package func reply(to utterance: Utterance, trace: Trace) async -> Reply {
        let account = await accounts.account(for: utterance)
        let reading = await trace.timed("read") { await interpret(utterance, for: account) }
        trace.note(reading.interpretations)
        for complaint in reading.complaints { log.warning("skill complaint", ["complaint": complaint]) }
        guard let best = reading.interpretations.first else {
            let isForeign = reading.languages.isEmpty && utterance.language != nil
            let outcome = Outcome(
                .notUnderstood, phrase: isForeign ? "language_unknown" : "not_understood",
                values: utterance.language.map { ["language": $0] } ?? [:])
            return put(outcome, into: utterance, reading: nil, trace: trace)
        }
        let (outcome, taken) = await carryOut(reading.interpretations, of: utterance, for: account, trace: trace)
        return put(outcome, into: utterance, reading: taken ?? best, trace: trace)
    }

    /// What is said of a request that was broken off: what was begun may have had its effect.
    package func overdue(_ utterance: Utterance, trace: Trace) -> Reply {
        let outcome = trace.hasActed ? Outcome(.notConfirmed) : Outcome(.providerUnavailable)
        return put(outcome, into: utterance, reading: nil, trace: trace)
    }

    /// A reply that needed no way through the stages: a refusal at the door.
    package func refusal(
        _ code: OutcomeCode, phrase: String? = nil, values: [String: String] = [:], transaction: String,
        language: String? = nil
    ) -> Reply {
        let language = language ?? languages[0]
        let outcome = Outcome(code, phrase: phrase, values: values)
        return Reply(
            transaction: transaction, code: code, speech: composer.speech(for: outcome, language: language),
            language: language)
    }

    private func interpret(_ utterance: Utterance, for account: Account) async -> Reading {
        reader.read(
            utterance.text, languages: utterance.language.map { [$0] } ?? languages,
            home: await account.household.vocabulary())
    }

    private func carryOut(
        _ readings: [Interpretation], of utterance: Utterance, for account: Account, trace: Trace
    ) async -> (Outcome, Interpretation?) {
        let frame = RequestFrame(deadline: utterance.deadline - Self.reserve)
        do throws(ProviderError) {
            let situation = await account.household.situation(site: utterance.site)
            let resolution = try await trace.timed("resolve") { () throws(ProviderError) in
                try await account.resolver.resolve(readings, of: utterance, in: situation, frame: frame, trace: trace)
            }
            switch resolution {
            case .answer(let outcome):
                return (outcome, nil)
            case .command(let command) where utterance.isDryRun:
                return (plan(command), command.reading)
            case .command(let command):
                let outcome = try await perform(command, for: account, frame: frame, trace: trace)
                if outcome.code == .ok, let player = outcome.player {
                    await account.household.noteUse(of: player, by: utterance.site)
                }
                return (outcome, command.reading)
            }
        } catch {
            if error.code == .loginRequired { await account.distrustMemory() }
            return (Outcome(error, provider: account.provider.name), nil)
        }
    }

    private func perform(
        _ command: ResolvedCommand, for account: Account, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> Outcome {
        if let outcome = try await account.library.perform(command, frame: frame, trace: trace) { return outcome }
        switch try await account.library.tuned(command, frame: frame, trace: trace) {
        case .answer(let outcome):
            return outcome
        case .command(let command):
            let outcome = await account.orchestrator.perform(command, frame: frame, trace: trace)
            await account.played.note(outcome, of: command)
            if outcome.code == .loginRequired { await account.distrustMemory() }
            return outcome
        }
    }

    private func plan(_ command: ResolvedCommand) -> Outcome {
        Outcome(
            .ok, phrase: command.item == nil ? "plan.other" : "plan.play", item: command.item, place: command.place,
            player: command.place.players.first, values: ["intent": command.intent.rawValue],
            candidates: command.candidates)
    }

    private func put(_ outcome: Outcome, into utterance: Utterance, reading: Interpretation?, trace: Trace) -> Reply {
        let language = reading?.language ?? utterance.language ?? languages[0]
        return Reply(
            transaction: utterance.transaction, code: outcome.code,
            speech: composer.speech(for: outcome, language: language), language: language,
            intent: reading?.intent ?? .none, slots: reading?.wireSlots ?? [:],
            item: (outcome.achieved.first ?? outcome).item.map(ItemView.init),
            player: outcome.player.map(PlayerView.init),
            candidates: outcome.candidates.isEmpty ? nil : outcome.candidates.map(CandidateView.init),
            retryAfterSeconds: outcome.retryAfter?.wholeSecondsUp,
            explanation: utterance.wantsExplanation ? trace.explanation : nil)
    }
}
