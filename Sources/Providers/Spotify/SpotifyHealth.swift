package import Foundation
package import MusicSkillCore

/// How Spotify fares, for people: the same for all accounts of the app; published, shown by `status`, holds no secret.
package struct SpotifyHealth: Sendable, Equatable {
    /// An error as it was told, and how often.
    package struct Fault: Sendable, Equatable {
        package var code: OutcomeCode
        /// `GET /playlists/{id}/items`.
        package var endpoint: String
        package var message: String
        /// Of the last time.
        package var date: Date
        package var count: Int
    }

    package enum Breaker: String, Sendable {
        case closed
        /// Spotify failed three times in a row and is left alone for a minute.
        case open
        /// The minute is over; the next request finds out, or is on its way to.
        case probing
    }

    /// Nothing is asked of Spotify before; absent while the gate is open.
    package var closedUntil: Date?
    /// `rate_limited` or `quota_exceeded`.
    package var closedBecause: OutcomeCode?
    package var breaker: Breaker
    /// In a row, as far as the breaker counts them.
    package var failures: Int
    /// How long a request that begins now may take in all.
    package var budget: Duration
    /// Something went wrong within the last minute, and the budget is smaller for it.
    package var isUnderPressure: Bool
    /// Requests since midnight UTC, by `GET /me/player`.
    package var callsToday: [String: Int]
    /// Requests of each of the last seven days, by `2026-11-21`.
    package var callsOfWeek: [String: Int]
    /// The last ten that differ, the newest first.
    package var lastErrors: [Fault]
}

extension CircuitBreaker {
    func condition(at now: TimeSource.Instant) -> SpotifyHealth.Breaker {
        switch state {
        case .closed: .closed
        case .open(let until): until > now ? .open : .probing
        case .probing: .probing
        }
    }
}
