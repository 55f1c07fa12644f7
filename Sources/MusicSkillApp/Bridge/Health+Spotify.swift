import Foundation
import MusicSkillCore
import SpotifyProvider

extension Health.Provider {
    init(name: String, _ health: SpotifyHealth, now: Date) {
        let service = health.service
        self.init(
            name: name, login: health.login.word,
            limitedFor: service.closedUntil.map { Int($0.timeIntervalSince(now).rounded(.up)) },
            limitReason: service.closedBecause?.rawValue, breaker: service.isBreakerOpen ? "open" : "closed",
            calls: service.callsToday,
            lastError: service.lastFault.map { "\($0.code.rawValue): \($0.message)" })
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
