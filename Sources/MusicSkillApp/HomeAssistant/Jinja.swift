import Adapters

/// Home Assistant's templates, as far as they take our states apart.
///
/// They are all of fixed text: names of players, playlists and songs never become part of one. What is missing reads as
/// `None`, which Home Assistant shows as unknown; and no state may be longer than 255 characters.
enum Jinja {
    static let unknown = "None"
    static let longestState = 255

    /// A text by its way through the payload: `item`, `title`.
    static func text(_ path: String...) -> JSONValue {
        .string("{{ (\(value(path)) or '\(unknown)')[:\(longestState)] }}")
    }

    static func number(_ key: String) -> JSONValue {
        .string("{{ value_json.get('\(key)', '\(unknown)') }}")
    }

    static func onOff(_ key: String) -> JSONValue {
        .string("{{ {true: 'ON', false: 'OFF'}.get(value_json.get('\(key)'), '\(unknown)') }}")
    }

    /// What stands below `key`, as attributes; none where it is missing.
    static func attributes(_ key: String) -> JSONValue {
        .string("{{ value_json.get('\(key)', {}) | tojson }}")
    }

    /// `online` where something stands at the end of the way.
    static func online(_ path: String...) -> JSONValue {
        .string("{{ 'online' if \(value(path)) else 'offline' }}")
    }

    private static func value(_ path: [String]) -> String {
        let steps = path.dropLast().map { ".get('\($0)', {})" } + path.suffix(1).map { ".get('\($0)')" }
        return "value_json" + steps.joined()
    }
}
