import Adapters
import Foundation

/// For messages that each engine writes in a manner of its own.
extension JSONValue {
    /// Nothing where `payload` is no JSON.
    init?(_ payload: [UInt8]) {
        do { self = try JSONDecoder().decode(JSONValue.self, from: Data(payload)) } catch { return nil }
    }

    /// A single value as text; nothing for an empty one, and for several.
    var plain: String? {
        switch self {
        case .string(let string): string.isEmpty ? nil : string
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .bool(let isOn): isOn ? "on" : "off"
        case .null, .array, .object: nil
        }
    }
}
