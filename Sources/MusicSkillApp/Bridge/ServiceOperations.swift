import MusicSkillCore

/// About the service itself: `health_check`, `health`, `restart`, `options`, `skills/reload`.
struct ServiceOperations: OperationGroup {
    let health: @Sendable () async -> Health
    let reloadSkills: @Sendable () async -> SkillReload
    let restart: Restart
    let logFeed: LogFeed
    /// Rung when what `bridge/info` says is no longer true.
    let infoNews: Doorbell

    var operations: [BridgeOperation] {
        [
            BridgeOperation("health_check", isReading: true) { _ in ["healthy": true] },
            BridgeOperation("health", isReading: true) { _ in await health() },
            BridgeOperation("restart") { _ in
                restart.ask()
                return NoData()
            },
            BridgeOperation("options") { (request: Options, _) throws(OperationFailure) in try set(request) },
            BridgeOperation("skills/reload") { _ throws(OperationFailure) in
                let reload = await reloadSkills()
                guard let complaint = reload.complaints.first else { return reload }
                throw OperationFailure(.invalidRequest, "kept what was there: \(complaint)", data: reload)
            },
        ]
    }

    /// Every key of the configuration is known here; the service can change only the first while it runs.
    private struct Options: OperationRequest {
        static let plainField: String? = "log_level"
        static let fixed = Configuration.settings.map(\.key).filter { $0 != "log.level" }
        static let fields = [plainField ?? ""] + fixed
        var logLevel: String?
        /// A key that was given and decides something at the start only.
        var fixedKey: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: FieldName.self)
            logLevel = try container.decodeIfPresent(String.self, forKey: FieldName(stringValue: "log_level"))
            fixedKey = container.allKeys.map(\.stringValue).first(where: Self.fixed.contains)
        }
    }

    /// The answer to `options`.
    private struct Applied: Encodable {
        var logLevel: String?
        var restartRequired: Bool

        enum CodingKeys: String, CodingKey {
            case logLevel = "log_level"
            case restartRequired = "restart_required"
        }
    }

    private func set(_ request: Options) throws(OperationFailure) -> Applied {
        if let key = request.fixedKey {
            throw OperationFailure(
                .notSupported, "\(key) is read at the start: change it in the configuration, then ask for a restart",
                data: Applied(restartRequired: true))
        }
        guard let name = request.logLevel, let level = Log.Level(rawValue: name.lowercased()) else {
            let known = Log.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperationFailure(.invalidRequest, "log_level: expected one of \(known)")
        }
        logFeed.level = level
        infoNews.ring()
        return Applied(logLevel: level.rawValue, restartRequired: false)
    }
}
