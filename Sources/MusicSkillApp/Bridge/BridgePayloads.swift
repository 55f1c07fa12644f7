import MusicSkillCore

/// `bridge/state`, retained, and the will.
struct BridgeState: Encodable {
    var state: String

    static let online = Wire.encode(BridgeState(state: "online"))
    static let offline = Wire.encode(BridgeState(state: "offline"))
}

/// `bridge/event`: something happened that an automation may want to act on.
struct BridgeEvent: Encodable {
    var type: String
    var data: [String: String]
}

/// `bridge/health`.
struct Health: Encodable, Sendable {
    struct Provider: Encodable, Sendable {
        var name: String
        var login: String
        /// Seconds until the service may be asked again; absent when it may be.
        var limitedFor: Int?
        var limitReason: String?
        var breaker: String
        var calls: [String: Int]
        var lastError: String?

        enum CodingKeys: String, CodingKey {
            case name, login, breaker
            case limitedFor = "limited_for_s"
            case limitReason = "limit_reason"
            case calls = "calls_today"
            case lastError = "last_error"
        }
    }

    var uptime: Int
    var connected: Bool
    var commands: Int
    var failed: Int
    var providers: [Provider]

    enum CodingKeys: String, CodingKey {
        case connected, commands, failed, providers
        case uptime = "uptime_s"
    }
}

/// `bridge/info`, retained.
struct BridgeInfo: Encodable {
    struct Skill: Encodable {
        var skill: String
        var language: String
        var version: String
        var revision: String
        var patterns: Int
        var tests: Int
    }

    struct Provider: Encodable {
        var name: String
    }

    var version: String
    /// Without secrets.
    var configuration: DocumentNode
    var skills: [Skill]
    var providers: [Provider]
}
