import Foundation
import MusicSkillCore

/// What came with a request, before anybody knows whether it makes sense.
struct OperationPayload: Sendable {
    /// Trimmed; empty where nothing came.
    private let text: String

    init(_ payload: [UInt8]) throws(SayRequest.Problem) {
        text = try SayRequest.text(of: payload)
    }

    private var isObject: Bool { text.first == "{" }

    /// What the sender will know the answer by.
    var transaction: String? {
        get throws(SayRequest.Problem) {
            struct Receipt: Decodable { var transaction: String? }
            guard isObject, let transaction = try SayRequest.decodeJSON(Receipt.self, text).transaction else {
                return nil
            }
            guard SayRequest.isReasonable(transaction) else {
                throw SayRequest.Problem("transaction: too long, or with control characters")
            }
            return transaction
        }
    }

    /// As a JSON object that holds nothing `operation` does not know.
    func object(for operation: BridgeOperation) throws(SayRequest.Problem) -> String {
        guard isObject else { return try object(ofPlainTextFor: operation) }
        try SayRequest.checkFields(of: text, known: operation.fields + ["transaction"], by: operation.name)
        return text
    }

    private func object(ofPlainTextFor operation: BridgeOperation) throws(SayRequest.Problem) -> String {
        guard !text.isEmpty, !operation.fields.isEmpty else { return "{}" }
        guard let field = operation.plainField else {
            throw SayRequest.Problem(
                "expected a JSON object; \(operation.name) takes \(operation.fields.joined(separator: ", "))")
        }
        return String(decoding: Wire.encode([field: text]), as: UTF8.self)
    }
}
