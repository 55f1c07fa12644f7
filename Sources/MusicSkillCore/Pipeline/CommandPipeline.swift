/// Turns one sentence into one reply: the whole way in one place. Every failure becomes a reply.
package struct CommandPipeline: Sendable {
    private let reader: any SentenceReader
    private let composer: ReplyComposer
    private let resolver: CommandResolver
    private let orchestrator: MusicOrchestrator
    private let household: Household
    private let provider: any MusicProvider
    private let languages: [String]
    private let log: Log

    /// What remains of a request's time for putting the answer into words and sending it.
    private static let reserve = Duration.milliseconds(300)

    /// - Parameter languages: tried when a request names none, best first; at least one.
    package init(
        reader: any SentenceReader, wording: any ReplyWording, provider: any MusicProvider, household: Household,
        orchestrator: MusicOrchestrator, languages: [String], log: Log
    ) {
        self.reader = reader
        composer = ReplyComposer(wording: wording)
        resolver = CommandResolver(provider: provider)
        self.orchestrator = orchestrator
        self.household = household
        self.provider = provider
        self.languages = languages
        self.log = log.of("pipeline")
    }

    /// - Parameter trace: where to note how far it has come, for whoever may have to break off.
    package func reply(to utterance: Utterance, trace: Trace) async -> Reply {
        let reading = await trace.timed("read") { await interpret(utterance) }
        trace.note(reading.interpretations)
        for complaint in reading.complaints { log.warning("skill complaint", ["complaint": complaint]) }
        guard let best = reading.interpretations.first else {
            let isForeign = reading.languages.isEmpty && utterance.language != nil
            let outcome = Outcome(
                .notUnderstood, phrase: isForeign ? "language_unknown" : "not_understood",
                values: utterance.language.map { ["language": $0] } ?? [:])
            return put(outcome, into: utterance, reading: nil, trace: trace)
        }
        let (outcome, taken) = await carryOut(reading.interpretations, of: utterance, trace: trace)
        return put(outcome, into: utterance, reading: taken ?? best, trace: trace)
    }

    /// What is said of a request that was broken off: what was begun may have had its effect.
    package func overdue(_ utterance: Utterance, trace: Trace) -> Reply {
        let outcome =
            trace.hasActed
            ? Outcome(.notConfirmed)
            : Outcome(ProviderError(.providerUnavailable, "no answer in time"), provider: provider.name)
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

    /// Every reading of a sentence, without acting on any.
    package func interpret(_ utterance: Utterance) async -> Reading {
        reader.read(
            utterance.text, languages: utterance.language.map { [$0] } ?? languages, home: await household.vocabulary())
    }

    private func carryOut(
        _ readings: [Interpretation], of utterance: Utterance, trace: Trace
    ) async -> (Outcome, Interpretation?) {
        let frame = RequestFrame(deadline: utterance.deadline - Self.reserve)
        do throws(ProviderError) {
            let situation = await household.situation(site: utterance.site)
            let resolution = try await trace.timed("resolve") { () throws(ProviderError) in
                try await resolver.resolve(readings, of: utterance, in: situation, frame: frame, trace: trace)
            }
            switch resolution {
            case .answer(let outcome):
                return (outcome, nil)
            case .command(let command) where utterance.isDryRun:
                return (plan(command), command.reading)
            case .command(let command):
                let outcome = await orchestrator.perform(command, frame: frame, trace: trace)
                if outcome.code == .ok, let player = outcome.player {
                    await household.noteUse(of: player, by: utterance.site)
                }
                return (outcome, command.reading)
            }
        } catch {
            return (Outcome(error, provider: provider.name), nil)
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
            intent: reading?.intent ?? .none, slots: reading?.wireSlots ?? [:], item: outcome.item.map(ItemView.init),
            player: outcome.player.map(PlayerView.init),
            candidates: outcome.candidates.isEmpty ? nil : outcome.candidates.map(CandidateView.init),
            retryAfterSeconds: outcome.retryAfter?.wholeSecondsUp,
            explanation: utterance.wantsExplanation ? trace.explanation : nil)
    }
}
