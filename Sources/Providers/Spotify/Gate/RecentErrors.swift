package import Foundation
package import MusicSkillCore

/// The last ten errors that differ in code or endpoint, the newest first.
package struct RecentErrors: Sendable, Equatable {
    package static let capacity = 10

    package private(set) var list: [SpotifyHealth.Fault] = []

    package init() {}

    package mutating func note(_ error: ProviderError, of endpoint: String, on date: Date) {
        let earlier = list.firstIndex { $0.code == error.code && $0.endpoint == endpoint }.map { list.remove(at: $0) }
        let fault = SpotifyHealth.Fault(
            code: error.code, endpoint: endpoint, message: error.message, date: date, count: (earlier?.count ?? 0) + 1)
        list = Array(([fault] + list).prefix(Self.capacity))
    }
}
