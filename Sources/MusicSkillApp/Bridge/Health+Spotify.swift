import Foundation
import MusicSkillCore
import SpotifyProvider

extension Health.Provider {
    init(name: String, _ health: SpotifyHealth, now: Date) {
        self.init(
            name: name, gate: health.closedUntil == nil ? "open" : "closed",
            limitedFor: health.closedUntil.map { Int($0.timeIntervalSince(now).rounded(.up)) },
            limitReason: health.closedBecause?.rawValue, breaker: health.breaker.rawValue,
            failures: health.failures, budget: health.budget.wholeSecondsUp,
            isUnderPressure: health.isUnderPressure, calls: health.callsToday,
            callsTotal: health.callsToday.values.reduce(0, +), callsOfWeek: health.callsOfWeek,
            lastErrors: health.lastErrors.map(Fault.init))
    }
}

extension Health.Provider.Fault {
    init(_ fault: SpotifyHealth.Fault) {
        self.init(
            code: fault.code.rawValue, endpoint: fault.endpoint, message: fault.message,
            at: fault.date.formatted(.iso8601), count: fault.count)
    }
}

extension Health.Account {
    init(_ report: SpotifyLoginReport, way: LoginWay, now: Date) {
        self.init(
            name: report.account, login: report.state.word, endsSoon: false, missing: [],
            accessLife: report.accessExpires.map { max(0, Int($0.timeIntervalSince(now))) },
            lastRefresh: report.lastRefresh.map(Wire.timestamp),
            refreshes: report.history.map { Attempt(at: Wire.timestamp($0.date), result: $0.result) },
            link: way.link(for: report.account), wayOut: way.words(for: report.account))
        switch report.state {
        case .never, .ended: break
        case .unreadable(let reason): problem = reason
        case .active(let authorised, let ends, let scopes, let endsSoon):
            self.authorised = Wire.timestamp(authorised)
            self.ends = Wire.timestamp(ends)
            self.endsSoon = endsSoon
            missing = SpotifyFeature.missing(from: scopes).map(\.rawValue)
        }
    }
}

extension SpotifyLoginState {
    /// One word for topics and tables.
    var word: String {
        switch self {
        case .never: "never_logged_in"
        case .active: "logged_in"
        case .ended: "ended"
        case .unreadable: "unreadable"
        }
    }
}
