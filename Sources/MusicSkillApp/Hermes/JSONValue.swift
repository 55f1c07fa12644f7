import Foundation

/// JSON of any shape: what comes from engines that each write the same message in a manner of their own, and what goes
/// back to them as it came.
enum JSONValue: Sendable, Equatable, Codable {
    case null
    case truth(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Nothing where `payload` is no JSON.
    init?(_ payload: [UInt8]) {
        do { self = try JSONDecoder().decode(JSONValue.self, from: Data(payload)) } catch { return nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let array = try? container.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let truth): try container.encode(truth)
        case .number(let number): try container.encode(number)
        case .string(let string): try container.encode(string)
        case .array(let array): try container.encode(array)
        case .object(let object): try container.encode(object)
        }
    }

    /// Nothing where there is no such key, or nothing behind it.
    subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self, let value = object[key], value != .null else { return nil }
        return value
    }

    /// What a single value is as text; nothing for an empty one, and for several.
    var text: String? {
        switch self {
        case .string(let string): string.isEmpty ? nil : string
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .truth(let truth): truth ? "on" : "off"
        case .null, .array, .object: nil
        }
    }

    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
    var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
}
