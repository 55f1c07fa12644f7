import Foundation
import MusicSkillCore

/// The command line's way to a running service: over its own MQTT topics, as anybody else would go.
struct ServiceClient: Sendable {
    let bus: any MessageBus
    let topics: Topics
    let time: TimeSource

    /// How long the broker may take to hand over the retained `bridge/state`.
    private static let patience = Duration.seconds(2)

    /// What such a client listens to.
    static func subscriptions(_ topics: Topics) -> [String] {
        [topics.bridgeState, topics.reply, topics.response("#")]
    }

    /// Says `request` and waits for its reply, which comes back as it was sent.
    func say(_ request: SayRequest) async throws -> [UInt8] {
        var request = request
        let transaction = request.transaction ?? UUID().uuidString.lowercased()
        request.transaction = transaction
        let patience = Duration.milliseconds(request.deadlineMilliseconds ?? Utterance.voiceDeadline.milliseconds)
        return try await exchange(
            OutboundMessage(topic: topics.say, payload: Wire.encode(request)), answeredOn: topics.reply,
            transaction: transaction, within: patience + .seconds(2))
    }

    /// Asks `request/<name>`.
    ///
    /// - Returns: the answer as it was sent; ``OperationAnswer`` reads it.
    func ask(_ name: String, _ fields: some Encodable & Sendable = NoData()) async throws -> [UInt8] {
        let transaction = UUID().uuidString.lowercased()
        let request = NumberedRequest(fields: fields, transaction: transaction)
        return try await exchange(
            OutboundMessage(topic: topics.request(name), payload: Wire.encode(request)),
            answeredOn: topics.response(name), transaction: transaction, within: .seconds(10))
    }

    /// The fields of a request, and its transaction beside them.
    private struct NumberedRequest<Fields: Encodable>: Encodable {
        var fields: Fields
        var transaction: String

        private enum CodingKeys: CodingKey { case transaction }

        func encode(to encoder: any Encoder) throws {
            try fields.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(transaction, forKey: .transaction)
        }
    }

    private func exchange(
        _ message: OutboundMessage, answeredOn topic: String, transaction: String, within patience: Duration
    ) async throws -> [UInt8] {
        let start = time.now()
        do {
            return try await withDeadline(start.advanced(by: Self.patience + patience), time: time) {
                try await converse(message, answeredOn: topic, transaction: transaction)
            }
        } catch is DeadlineExceeded {
            throw AppError(
                .unreachable, "no answer from the service on \(topic); is it running? musicskill doctor tells more")
        }
    }

    /// Sends once the service is known to be there, so that nothing is left behind for it to find later.
    private func converse(
        _ message: OutboundMessage, answeredOn topic: String, transaction: String
    ) async throws -> [UInt8] {
        struct Envelope: Decodable { var transaction: String? }
        struct State: Decodable { var state: String }
        var isSent = false
        for await event in bus.events {
            guard case .message(let answer) = event else { continue }
            if answer.topic == topics.bridgeState, !isSent {
                let state = try JSONDecoder().decode(State.self, from: Data(answer.payload)).state
                guard state == "online" else {
                    throw AppError(.unreachable, "the service is not running; start it with: musicskill serve")
                }
                isSent = true
                try bus.publish(message)
            }
            // Other clients' answers pass by here too, in whatever shape.
            let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(answer.payload))
            if answer.topic == topic, envelope?.transaction == transaction { return answer.payload }
        }
        throw CancellationError()
    }
}
