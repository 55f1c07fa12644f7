import Foundation

extension SayRequest {
    /// Whatever is asked for by a JSON object is read here, so that all refusals are in the same words.
    package static func decodeJSON<Request: Decodable>(_ type: Request.Type, _ text: String) throws(Problem) -> Request
    {
        let data = Data(text.utf8)
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            let receipt = try? JSONDecoder().decode(Receipt.self, from: data)
            throw Problem(
                describe(error, receipt: receipt),
                transaction: receipt?.transaction.flatMap { isReasonable($0) ? $0 : nil })
        }
    }

    /// Refuses a field that nobody knows: ignored, a misspelt one would do nothing in silence.
    /// - Parameters:
    ///   - text: a JSON object.
    ///   - taker: what the object was sent to, for the refusal.
    package static func checkFields(of text: String, known: [String], by taker: String) throws(Problem) {
        let given = try decodeJSON(FieldNames.self, text).names
        guard let unknown = given.first(where: { !known.contains($0) }) else { return }
        throw Problem("unknown field \"\(unknown.prefix(64))\"; \(taker) takes \(known.joined(separator: ", "))")
    }

    /// The names of an object's fields, whatever they hold.
    private struct FieldNames: Decodable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            names = try decoder.container(keyedBy: FieldName.self).allKeys.map(\.stringValue).sorted()
        }
    }

    /// What can still be read of an object that cannot be read as a request.
    private struct Receipt: Decodable {
        var transaction: String?
        /// Fields whose number is not whole, or too large.
        var oddNumbers: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: FieldName.self)
            // Only a courtesy: where even this cannot be read, the refusal goes out without it.
            transaction = try? container.decode(String.self, forKey: FieldName(stringValue: "transaction"))
            oddNumbers = container.allKeys.filter { Self.holdsOddNumber(container, $0) }.map(\.stringValue)
        }

        private static func holdsOddNumber(
            _ container: KeyedDecodingContainer<FieldName>, _ field: FieldName
        ) -> Bool {
            do {
                _ = try container.decode(Int.self, forKey: field)
                return false
            } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
                return false
            } catch {
                return true
            }
        }
    }

    /// - Parameter receipt: nothing where the payload is no JSON object.
    private static func describe(_ error: any Error, receipt: Receipt?) -> String {
        switch error {
        case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return path.isEmpty ? "expected \(name(of: type))" : "\(path): expected \(name(of: type))"
        case DecodingError.keyNotFound(let key, _):
            return "\(key.stringValue) is missing"
        default:
            guard let receipt else { return "the payload is not valid JSON" }
            // JSONDecoder does not say which number it could not hold. Where there is only one such, it is that.
            let culprit = receipt.oddNumbers.count == 1 ? receipt.oddNumbers[0] : nil
            return culprit.map { "\($0.prefix(64)): the number is not whole, or too large" }
                ?? "a number is not whole, or too large"
        }
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        case is Bool.Type: "true or false"
        case is [Any].Type: "a list"
        default: "an object"
        }
    }
}
