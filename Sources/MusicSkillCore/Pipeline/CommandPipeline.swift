import Foundation

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
    /// - Returns: always with its explanation.
    package func reply(to utterance: Utterance, trace: Trace) async -> Reply {
        let account = await accounts.account(for: utterance)
        let reading = await trace.timed("read") { await read(utterance, for: account) }
        for complaint in reading.complaints { log.warning("skill complaint", ["complaint": complaint]) }
        guard !reading.interpretations.isEmpty else {
            let isForeign = reading.languages.isEmpty && utterance.language != nil
            let outcome = Outcome(
                .notUnderstood, phrase: isForeign ? "language_unknown" : "not_understood",
                values: utterance.language.map { ["language": $0] } ?? [:])
            return put(outcome, into: utterance, reading: nil, trace: trace)
        }
        let commands = [reading.interpretations] + reading.following
        for readings in commands { trace.note(readings) }
        let frame = RequestFrame(deadline: utterance.deadline - Self.reserve)
        let run = CommandRun(utterance: utterance, account: account, frame: frame, trace: trace)
        let (outcome, taken) = await run.carryOut(commands)
        return put(outcome, into: utterance, reading: taken, trace: trace)
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

    /// Too much waits already.
    package func busy(transaction: String, language: String? = nil) -> Reply {
        var reply = refusal(.rateLimited, phrase: "rate_limited.busy", transaction: transaction, language: language)
        reply.retryAfterSeconds = 1
        return reply
    }

    /// - Parameter problem: what makes no sense, in words for whoever sent it.
    package func invalid(_ problem: String, transaction: String?) -> Reply {
        refusal(
            .invalidRequest, values: ["problem": problem], transaction: transaction ?? UUID().uuidString.lowercased())
    }

    /// What the sentence `utterance` holds can mean, and nothing done about it.
    package func read(_ utterance: Utterance) async -> Reading {
        await read(utterance, for: await accounts.account(for: utterance))
    }

    private func read(_ utterance: Utterance, for account: Account) async -> Reading {
        if let given = utterance.given { return Reading(interpretations: [given], languages: [given.language]) }
        return reader.read(
            utterance.text, languages: utterance.language.map { [$0] } ?? languages,
            home: await account.vocabulary(for: utterance))
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
            explanation: trace.explanation)
    }
}
