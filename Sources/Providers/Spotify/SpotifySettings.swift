/// Where Spotify is, and which app we are there.
package struct SpotifySettings: Sendable, Equatable {
    /// Of the owner's own Development Mode app. Public: PKCE knows no client secret.
    package var clientID: String
    /// As it is registered with the app, to the letter.
    package var redirectURI: String
    /// Without a path and without a slash at its end.
    package var apiURL: String
    package var accountsURL: String
    /// How long one attempt may take, so that a second one fits into the life of a voice request.
    package var attemptTimeout: Duration

    package init(
        clientID: String, redirectURI: String, apiURL: String, accountsURL: String,
        attemptTimeout: Duration = .milliseconds(3500)
    ) {
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.apiURL = apiURL
        self.accountsURL = accountsURL
        self.attemptTimeout = attemptTimeout
    }
}
