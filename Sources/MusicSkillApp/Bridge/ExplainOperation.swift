import Foundation
import MusicSkillCore

/// `explain`: how a request was answered, the last one or that with the transaction; or how a sentence would be.
struct ExplainOperation: OperationGroup {
    let journal: RequestJournal
    let desk: CommandDesk
    let time: TimeSource

    private struct Request: OperationRequest {
        static let fields = ["of", "text", "language", "room", "site", "user"]
        static let plainField: String? = "of"
        /// The transaction of a past request; its own is for its own answer.
        var of: String?
        var text: String?
        var language: String?
        var room: String?
        var site: String?
        var user: String?
    }

    var operations: [BridgeOperation] {
        [
            BridgeOperation("explain", takesTurn: true, isReading: true) {
                (request: Request, call) throws(OperationFailure) in
                guard let text = request.text else { return try past(request.of) }
                return try await planned(request, text, call)
            }
        ]
    }

    private func past(_ transaction: String?) throws(OperationFailure) -> RequestJournal.Entry {
        guard let entry = journal.entry(transaction) else {
            throw OperationFailure(
                .notFound,
                transaction.map { "the last \(RequestJournal.capacity) requests hold none with transaction \($0)" }
                    ?? "nothing has been asked for yet")
        }
        return entry
    }

    /// As a dry run, which touches nothing.
    private func planned(
        _ request: Request, _ text: String, _ call: OperationCall
    ) async throws(OperationFailure) -> RequestJournal.Entry {
        do throws(SayRequest.Problem) {
            let say = try SayRequest(
                text: text, language: request.language, room: request.room, site: request.site, user: request.user,
                dryRun: true, explain: true
            ).checked()
            let utterance = Utterance(say, door: call.door, arrivedAt: call.arrivedAt)
            let reply = await desk.handle(utterance, age: call.age, turn: call.turn)
            return RequestJournal.Entry(text: text, door: call.door, date: time.wallClock(), reply: reply)
        } catch {
            throw OperationFailure(error)
        }
    }
}
