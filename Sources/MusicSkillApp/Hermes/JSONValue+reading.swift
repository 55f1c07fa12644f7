import Adapters

/// For messages that each engine writes in a manner of its own.
extension JSONValue {
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
