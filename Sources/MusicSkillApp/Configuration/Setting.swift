import MusicSkillCore

/// One key of the configuration, tied to the value it decides.
struct Setting: Sendable {
    /// As in the file, sections before dots: `mqtt.base_topic`.
    let key: String
    let notation: SettingNotation
    let read: @Sendable (DocumentNode, inout Configuration, inout ReadingNotes) -> Void
    let show: @Sendable (Configuration) -> DocumentNode

    /// The environment variable that overrides it: `MUSICSKILL_MQTT_BASE_TOPIC`.
    var variable: String { "MUSICSKILL_" + key.uppercased().replacing(".", with: "_") }

    /// A key with nothing behind it keeps its default.
    init<Value>(
        _ key: String, _ path: any WritableKeyPath<Configuration, Value> & Sendable, _ kind: SettingKind<Value>
    ) {
        self.key = key
        notation = kind.notation
        read = { node, configuration, notes in
            guard node.content != .null, let value = kind.read(node, key, &notes) else { return }
            configuration[keyPath: path] = value
        }
        show = { kind.show($0[keyPath: path]) }
    }

    /// A key with nothing behind it means nothing.
    init<Value>(
        _ key: String, _ path: any WritableKeyPath<Configuration, Value?> & Sendable, _ kind: SettingKind<Value>
    ) {
        self.key = key
        notation = kind.notation
        read = { node, configuration, notes in
            if node.content == .null {
                configuration[keyPath: path] = nil
            } else if let value = kind.read(node, key, &notes) {
                configuration[keyPath: path] = value
            }
        }
        show = { $0[keyPath: path].map(kind.show) ?? DocumentNode(.null) }
    }
}
