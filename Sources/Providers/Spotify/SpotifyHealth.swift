package import Foundation
package import MusicSkillCore

/// How the provider is, for people: published, shown by `status`, holds no secret.
package struct SpotifyHealth: Sendable, Equatable {
    /// An error as it was told.
    package struct Fault: Sendable, Equatable {
        package var code: OutcomeCode
        package var message: String
        package var date: Date
    }

    /// What is shared by all accounts of the app.
    package struct Service: Sendable, Equatable {
        /// Nothing is asked of Spotify before; absent while the gate is open.
        package var closedUntil: Date?
        /// `rate_limited` or `quota_exceeded`.
        package var closedBecause: OutcomeCode?
        /// Spotify failed three times in a row and is left alone for a minute.
        package var isBreakerOpen: Bool
        /// Requests since midnight UTC or the start of the process, by `GET /me/player`.
        package var callsToday: [String: Int]
        package var lastFault: Fault?
    }

    package var login: SpotifyLoginState
    package var service: Service
}
