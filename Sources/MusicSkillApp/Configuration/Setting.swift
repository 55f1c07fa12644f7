import MusicSkillCore

/// One key of the configuration, tied to the value it decides.
struct Setting: Sendable {
    /// The sections, then the name.
    let path: [String]
    let notation: SettingNotation
    let schema: SettingSchema
    let read: @Sendable (DocumentNode, inout Configuration, inout ReadingNotes) -> Void
    let show: @Sendable (Configuration) -> DocumentNode

    /// As complaints and documentation write it: `mqtt.base_topic`.
    var key: String { path.joined(separator: ".") }

    var name: String { path[path.count - 1] }

    /// Nothing at the top level.
    var section: String? { path.count > 1 ? path.dropLast().joined(separator: ".") : nil }

    /// The environment variable that overrides it: `MUSICSKILL_MQTT_BASE_TOPIC`.
    var variable: String { "MUSICSKILL_" + path.joined(separator: "_").uppercased() }

    /// A key with nothing behind it keeps its default.
    init<Value>(
        _ key: String, _ value: any WritableKeyPath<Configuration, Value> & Sendable, _ kind: SettingKind<Value>
    ) {
        path = key.split(separator: ".").map(String.init)
        (notation, schema) = (kind.notation, kind.schema)
        read = { node, configuration, notes in
            guard node.content != .null, let read = kind.read(node, key, &notes) else { return }
            configuration[keyPath: value] = read
        }
        show = { kind.show($0[keyPath: value]) }
    }

    /// A key with nothing behind it means nothing.
    init<Value>(
        _ key: String, _ value: any WritableKeyPath<Configuration, Value?> & Sendable, _ kind: SettingKind<Value>
    ) {
        path = key.split(separator: ".").map(String.init)
        (notation, schema) = (kind.notation, kind.schema)
        read = { node, configuration, notes in
            if node.content == .null {
                configuration[keyPath: value] = nil
            } else if let read = kind.read(node, key, &notes) {
                configuration[keyPath: value] = read
            }
        }
        show = { $0[keyPath: value].map(kind.show) ?? DocumentNode(.null) }
    }
}
