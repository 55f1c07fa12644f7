package import Foundation

/// Whether the service may act for a user, for people.
package enum SpotifyLoginState: Sendable, Equatable {
    /// Nobody has logged in yet.
    case never
    /// `ends`: six months after `authorised`, whatever happens in between.
    /// https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration
    case active(authorised: Date, ends: Date, scopes: [String])
    /// Spotify ended the login; only a new one helps.
    case ended
    /// What is stored cannot be read, in one line.
    case unreadable(String)
}
