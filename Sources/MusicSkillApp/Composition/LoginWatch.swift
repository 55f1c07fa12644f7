import Foundation
import MusicSkillCore
import SpotifyProvider

/// Tells the home when a login has come, will end soon or has ended.
struct LoginWatch: Service {
    var name: String { "login of \(account)" }

    let account: String
    let way: LoginWay
    let changes: AsyncStream<SpotifyLoginState>
    let events: EventStream
    /// Rung when `bridge/health` is no longer true.
    let healthNews: Doorbell
    /// Told the account's name when it has become somebody else's, or nobody's.
    let replaced: AsyncStream<String>.Continuation
    let log: Log

    func run() async throws {
        var lastLogin: Date?
        for await state in changes {
            healthNews.ring()
            guard let event = BridgeEvent(of: account, state, way) else { continue }
            if event.type != "logged_in" { log.warning(event.type, ["account": account]) }
            events.send(event)
            if let lastLogin, state.isReplaced(since: lastLogin) { replaced.yield(account) }
            lastLogin = state.authorised ?? lastLogin
        }
    }
}

extension BridgeEvent {
    /// `login_required`, `login_ends_soon` or `logged_in`.
    init?(of account: String, _ state: SpotifyLoginState, _ way: LoginWay) {
        var data = ["account": account, "provider": "spotify"]
        switch state {
        case .never, .ended, .unreadable:
            data["login"] = state.word
            data["way_out"] = way.words(for: account)
            data["login_url"] = way.link(for: account)
            if case .unreadable(let problem) = state { data["problem"] = problem }
            self.init(type: "login_required", data: data)
        case .active(_, let ends, _, let endsSoon):
            data["ends"] = Wire.timestamp(ends)
            self.init(type: endsSoon ? "login_ends_soon" : "logged_in", data: data)
        }
    }
}

extension SpotifyLoginState {
    fileprivate var authorised: Date? {
        if case .active(let authorised, _, _, _) = self { authorised } else { nil }
    }

    /// Logged out, or logged in anew. A login that has ended is still the same user's.
    fileprivate func isReplaced(since login: Date) -> Bool {
        switch self {
        case .never: true
        case .active(let authorised, _, _, _): authorised != login
        case .ended, .unreadable: false
        }
    }
}
