package import MusicSkillCore

/// What the accounts service hands out for a code or a refresh token.
package struct SpotifyGrant: Sendable, Equatable {
    package var access: Secret<String>
    /// Absent from a refresh where Spotify does not rotate: the one before stays valid.
    package var refresh: Secret<String>?
    /// Of the access token.
    package var lifetime: Duration
    package var scopes: [String]

    package init(access: Secret<String>, refresh: Secret<String>?, lifetime: Duration, scopes: [String]) {
        self.access = access
        self.refresh = refresh
        self.lifetime = lifetime
        self.scopes = scopes
    }
}
