import MusicSkillCore

extension Fault {
    /// From a body that has been checked against the route.
    init(_ body: JSON) {
        self.init(
            body["kind"]?.text.flatMap(Kind.init) ?? .slow, method: body["match"]?["method"]?.text,
            path: body["match"]?["path"]?.text, times: body["times"]?.integer)
        after = body["after"]?.integer ?? 0
        retryAfter = body["retry_after_s"]?.integer
        delay = .milliseconds(body["delay_ms"]?.integer ?? 0)
        status = body["status"]?.integer ?? status
        isHTML = body["html"]?.flag ?? false
    }
}

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

extension World {
    /// `POST /_control/settings`: only what is named changes.
    mutating func change(_ body: JSON) {
        if let rotates = body["rotation"]?.flag { settings.rotatesRefreshTokens = rotates }
        if let hasPremium = body["premium"]?.flag { settings.hasPremium = hasPremium }
        if let refuses = body["user_refuses"]?.flag { settings.userRefuses = refuses }
        if let delay = body["visibility_delay_ms"]?.integer { settings.visibilityDelay = .milliseconds(delay) }
        if let wakeTime = body["wake_time_ms"]?.integer { settings.wakeTime = .milliseconds(wakeTime) }
        if let scopes = body["scopes"]?.elements { settings.grantableScopes = Set(scopes.compactMap(\.text)) }
        if let end = body["access_tokens"]?.text { self.end(end == "expire" ? .accessExpired : .accessRevoked) }
        if let end = body["refresh_tokens"]?.text { self.end(end == "expire" ? .refreshExpired : .refreshRevoked) }
    }
}
