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
    /// A music service with its limits. Times are UTC, days and all.
    struct Provider: Encodable, Sendable {
        struct Fault: Encodable, Sendable {
            var code: String
            var endpoint: String
            var message: String
            /// Of the last time, ISO 8601.
            var at: String
            var count: Int
        }

        var name: String
        var login: String
        /// `open` or `closed`: nothing is asked of the service while it is closed.
        var gate: String
        /// Seconds until the service may be asked again; absent when it may be.
        var limitedFor: Int?
        var limitReason: String?
        /// `closed` on a good day, `open` while the service is left alone, `probing` when it is about to be tried.
        var breaker: String
        var failures: Int
        /// Seconds one request may take in all.
        var budget: Int
        var isUnderPressure: Bool
        var calls: [String: Int]
        var callsTotal: Int
        /// By day.
        var callsOfWeek: [String: Int]
        /// The newest first.
        var lastErrors: [Fault]

        enum CodingKeys: String, CodingKey {
            case name, login, gate, breaker, failures
            case limitedFor = "limited_for_s"
            case limitReason = "limit_reason"
            case budget = "budget_s"
            case isUnderPressure = "under_pressure"
            case calls = "calls_today"
            case callsTotal = "calls_today_total"
            case callsOfWeek = "calls_of_week"
            case lastErrors = "last_errors"
        }
    }

    var uptime: Int
    var commands: Int
    var failed: Int
    var providers: [Provider]

    enum CodingKeys: String, CodingKey {
        case commands, failed, providers
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
