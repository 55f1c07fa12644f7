package import Foundation

/// One login as `status` shows it; holds no secret.
package struct SpotifyLoginReport: Sendable, Equatable {
    /// The outcome of one attempt to get tokens: `login`, `refreshed`, or why there were none, as in `invalid_grant`.
    package struct Entry: Sendable, Equatable, Codable {
        package var date: Date
        package var result: String
    }

    package var account: String
    package var state: SpotifyLoginState
    /// Of the access token.
    package var accessExpires: Date?
    /// When the access token was fetched.
    package var lastRefresh: Date?
    /// The last ten, the latest last. Of a row of like failures only the last is kept.
    package var history: [Entry]
}
