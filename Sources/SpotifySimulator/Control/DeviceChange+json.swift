extension DeviceChange {
    /// How the JSON body names each change.
    private static let readers: KeyValuePairs<String, @Sendable (String, JSON) throws(Refusal) -> DeviceChange> = [
        "add": { name, body in .add(Device(named: name, body)) },
        "rename": { name, body throws(Refusal) in .rename(name, to: try text("new_name", of: body)) },
        "sleep": { name, _ in .sleep(name) },
        "wake": { name, _ in .wake(name) },
        "remove": { name, _ in .remove(name) },
        "change_id": { name, _ in .changeID(name) },
        "restrict": { name, _ in .restrict(name, true) },
        "unrestrict": { name, _ in .restrict(name, false) },
        "play": { name, body throws(Refusal) in .play(name, uri: try text("uri", of: body)) },
        "pause": { name, _ in .pause(name) },
    ]

    static let actions = readers.map(\.key)

    /// From a body that has been checked against the route.
    init(_ body: JSON) throws(Refusal) {
        let action = try Self.text("action", of: body)
        guard let reader = Self.readers.first(where: { $0.key == action })?.value else { throw .invalid("action") }
        self = try reader(try Self.text("name", of: body), body)
    }

    private static func text(_ name: String, of body: JSON) throws(Refusal) -> String {
        guard let text = body[name]?.text else { throw .missing(name) }
        return text
    }
}

extension Device {
    fileprivate init(named name: String, _ body: JSON) {
        self.init(
            name, kind: body["type"]?.text ?? "Speaker", serial: body["serial"]?.integer ?? 2,
            supportsVolume: body["supports_volume"]?.flag ?? true, volume: body["volume_percent"]?.integer ?? 40,
            isRestricted: body["restricted"]?.flag ?? false, isHidden: body["hidden"]?.flag ?? false,
            changesID: body["changes_id"]?.flag ?? false)
    }
}
