import Foundation

/// Where every door hands in its requests: acts once, answers once, answers in time.
package actor CommandDesk {
    private let pipeline: CommandPipeline
    private let store: any KeyValueStore
    private let time: TimeSource
    private let log: Log
    private let lane = Lane()
    private var duplicates = DuplicateGuard()
    private let began: @Sendable (Utterance) async -> Void
    private let finished: @Sendable (Utterance, Reply) async -> Void

    /// - Parameters:
    ///   - began: told when a request's turn has come.
    ///   - finished: told of every request and its reply, explained whether that was asked for or not; the reply waits
    ///     for it, so it must not wait for the disk.
    package init(
        pipeline: CommandPipeline, store: any KeyValueStore, time: TimeSource, log: Log,
        began: @escaping @Sendable (Utterance) async -> Void = { _ in },
        finished: @escaping @Sendable (Utterance, Reply) async -> Void = { _, _ in }
    ) {
        self.pipeline = pipeline
        self.store = store
        self.time = time
        self.log = log.of("desk")
        self.began = began
        self.finished = finished
    }

    /// How long the store may take to tell whether a request is new: with a busy one the home shall not feel slow.
    private static let patience = Duration.milliseconds(500)

    /// How many requests may wait; what comes on top is refused at once rather than answered too late.
    package static let capacity = 32

    /// A place in the line, to be handed to ``handle(_:age:turn:)``; nothing when too many wait already.
    package nonisolated func reserveTurn() -> Lane.Turn? {
        lane.length < Self.capacity ? lane.reserve() : nil
    }

    /// For a request that turned out to be none.
    package nonisolated func giveUp(_ turn: Lane.Turn) { lane.giveUp(turn) }

    /// - Parameters:
    ///   - age: how long the request may have waited before it reached us.
    ///   - turn: the place in the line taken when it arrived; without one it goes to the end.
    package func handle(
        _ utterance: Utterance, age: Duration = .zero, turn: Lane.Turn? = nil
    ) async -> Reply {
        let turn = turn ?? lane.reserve()
        var reply = await answer(utterance, age: age, turn: turn)
        log.info(
            "answered",
            [
                "door": utterance.door.rawValue, "code": reply.code.rawValue, "intent": reply.intent.rawValue,
                "transaction": utterance.transaction,
            ])
        await finished(utterance, reply)
        if !utterance.wantsExplanation { reply.explanation = nil }
        return reply
    }

    private func answer(_ utterance: Utterance, age: Duration, turn: Lane.Turn) async -> Reply {
        @Sendable func refuse(_ code: OutcomeCode) -> Reply {
            pipeline.refusal(code, transaction: utterance.transaction, language: utterance.language)
        }
        defer { lane.giveUp(turn) }
        if age > Utterance.life { return refuse(.tooLate) }
        guard duplicates.admit(utterance, now: time.now()) else { return refuse(.duplicate) }
        let trace = Trace(time: time)
        let hasBegun = Locked(false)
        do {
            return try await withDeadline(utterance.deadline, time: time) { [lane, pipeline, began] in
                guard await self.isNew(utterance) else { return refuse(.duplicate) }
                return try await lane.withTurn(turn) {
                    hasBegun.withLock { $0 = true }
                    await began(utterance)
                    return await pipeline.reply(to: utterance, trace: trace)
                }
            }
        } catch {
            // Before its turn nothing was done, and nothing will be.
            return hasBegun.withLock { $0 } ? pipeline.overdue(utterance, trace: trace) : refuse(.tooLate)
        }
    }

    /// Whether no earlier run of this service took the same transaction. A store that fails must not silence the home.
    private func isNew(_ utterance: Utterance) async -> Bool {
        guard utterance.isTransactionGiven else { return true }
        let expires = time.wallClock().addingTimeInterval(DuplicateGuard.memory.seconds)
        do {
            return try await withDeadline(time.now() + Self.patience, time: time) { [store] in
                try await store.claim("transaction/\(utterance.transaction)", value: Data(), expires: expires)
            }
        } catch {
            log.warning("a transaction cannot be remembered", ["error": "\(error)"])
            return true
        }
    }
}
