package import Foundation

/// Whether the service may act for a user, for people.
package enum SpotifyLoginState: Sendable, Equatable {
    /// Nobody has logged in yet, or who had has logged out.
    case never
    /// `ends`: six months after `authorised`, whatever happens in between; `endsSoon` in the last 14 days before.
    /// https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration
    case active(authorised: Date, ends: Date, scopes: [String], endsSoon: Bool)
    /// Spotify ended the login; only a new one helps.
    case ended
    /// What is stored cannot be read, in one line.
    case unreadable(String)

    /// How long before its end a login is called one that ends soon: time enough to log in again at leisure.
    package static let warning = TimeInterval(14 * 24 * 3600)

    init(of record: SpotifyLoginRecord?, at date: Date) {
        guard let record else {
            self = .never
            return
        }
        guard record.refresh != nil else {
            self = .ended
            return
        }
        let ends =
            Calendar(identifier: .gregorian).date(byAdding: .month, value: 6, to: record.authorised)
            ?? record.authorised
        self = .active(
            authorised: record.authorised, ends: ends, scopes: record.scopes,
            endsSoon: ends.timeIntervalSince(date) <= Self.warning)
    }
}
