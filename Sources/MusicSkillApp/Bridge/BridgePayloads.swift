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
struct Health: Codable, Sendable {
    /// A music service with its limits. Times are UTC, days and all.
    struct Provider: Codable, Sendable {
        struct Fault: Codable, Sendable {
            var code: String
            var endpoint: String
            var message: String
            /// Of the last time, ISO 8601.
            var at: String
            var count: Int
        }

        var name: String
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
            case name, gate, breaker, failures
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

    /// A login, and how its tokens fare.
    struct Account: Codable, Sendable {
        struct Attempt: Codable, Sendable {
            /// ISO 8601.
            var at: String
            /// `login`, `refreshed`, or the word for why there were no tokens.
            var result: String
        }

        var name: String
        /// `logged_in`, `never_logged_in`, `ended`, `unreadable`.
        var login: String
        /// When the user said yes, and when that ends, six months later.
        var authorised: String?
        var ends: String?
        /// Fourteen days or less are left.
        var endsSoon: Bool
        /// What the login does not allow, in words.
        var missing: [String]
        /// Seconds the access token can still be used.
        var accessLife: Int?
        var lastRefresh: String?
        /// The last ten attempts to get tokens, the latest last.
        var refreshes: [Attempt]
        /// What keeps the login from being read.
        var problem: String?
        /// A page to log in on, and how to log in, in words.
        var link: String?
        var wayOut: String?

        enum CodingKeys: String, CodingKey {
            case name, login, authorised, ends, missing, refreshes, problem
            case endsSoon = "ends_soon"
            case link = "login_url"
            case wayOut = "way_out"
            case accessLife = "access_token_s"
            case lastRefresh = "last_refresh"
        }
    }

    var uptime: Int
    var commands: Int
    var failed: Int
    var providers: [Provider]
    var accounts: [Account]
    /// Of a running service.
    var process: ProcessHealth?
    var mqtt: BusTraffic?

    enum CodingKeys: String, CodingKey {
        case commands, failed, providers, accounts, process, mqtt
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
        /// `active`, or `outdated` where newer files were refused and these are what was there before.
        var status: String
    }

    struct Provider: Encodable {
        var name: String
    }

    struct System: Encodable {
        /// `Linux 6.1.0 x86_64`.
        var version: String
        var cpus: Int
    }

    struct Broker: Encodable {
        /// `mqtt://127.0.0.1:1883`.
        var server: String
        /// Of MQTT.
        var version: String
        var baseTopic: String
        var clientID: String

        enum CodingKeys: String, CodingKey {
            case server, version
            case baseTopic = "base_topic"
            case clientID = "client_id"
        }
    }

    /// Where requests come in.
    struct Door: Encodable {
        var name: String
        var address: String
    }

    var version: String
    var os: System
    var mqtt: Broker
    var doors: [Door]
    var logLevel: Log.Level
    /// The configuration has changed since the start.
    var restartRequired: Bool
    /// As it was at the start, but for the log's level. Without secrets.
    var configuration: DocumentNode
    var configurationSchema: SettingSchema
    var skills: [Skill]
    /// What is wrong with the files of skills, by file and line.
    var skillProblems: [String]
    var providers: [Provider]

    enum CodingKeys: String, CodingKey {
        case version, os, mqtt, doors, configuration, skills, providers
        case logLevel = "log_level"
        case restartRequired = "restart_required"
        case configurationSchema = "configuration_schema"
        case skillProblems = "skill_problems"
    }
}
