/// How the simulated Spotify behaves. Everything can be changed while it runs.
package struct SimulatorSettings: Sendable, Equatable {
    /// The apps it knows; empty accepts any client id.
    package var clientIDs: Set<String> = []
    /// Compared exactly, except that a loopback literal without port stands for every port; empty accepts any that
    /// keeps the rules of 2026.
    package var redirectURIs: Set<String> = []
    /// A refresh brings a new refresh token and ends the old one, as before mid-2026.
    package var rotatesRefreshTokens = false
    /// The user says no to the next authorisation.
    package var userRefuses = false
    /// Scopes beyond these are not granted; absent grants what is asked for.
    package var grantableScopes: Set<String>?
    package var hasPremium = true
    /// How long a read still shows the state from before a command.
    package var visibilityDelay = Duration.milliseconds(200)
    /// How long a sleeping device takes from the first call until it is listed.
    package var wakeTime = Duration.seconds(2)

    package init() {}
}
