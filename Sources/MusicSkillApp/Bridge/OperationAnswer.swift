import Foundation
import MusicSkillCore

/// Reads what an operation answered, for a command.
enum OperationAnswer {
    private struct Outcome: Decodable {
        var status: String
        var error: String?
        var code: OutcomeCode?
    }

    private struct Content<Payload: Decodable>: Decodable {
        var data: Payload
    }

    /// - Throws: the operation's error, with the exit code that belongs to it.
    static func data<Payload: Decodable>(_ type: Payload.Type, of payload: [UInt8]) throws -> Payload {
        let bytes = Data(payload)
        let outcome = try JSONDecoder().decode(Outcome.self, from: bytes)
        guard outcome.status == "ok" else {
            throw AppError(
                outcome.code?.statuses.exit ?? .internal, outcome.error ?? "the service gave no reason")
        }
        return try JSONDecoder().decode(Content<Payload>.self, from: bytes).data
    }

    /// The data as JSON, whatever it holds.
    static func json(of payload: [UInt8]) throws -> [UInt8] {
        let answer = try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any]
        let data = try JSONSerialization.data(
            withJSONObject: answer?["data"] ?? [:], options: [.sortedKeys, .withoutEscapingSlashes])
        return Array(data)
    }
}
