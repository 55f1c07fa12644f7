/// How the simulated Spotify behaves. Everything can be changed while it runs.
package struct SimulatorSettings: Sendable, Equatable {
    /// The apps it knows; empty accepts any client id.
    package var clientIDs: Set<String> = []
    /// Compared exactly, except that a loopback literal without port stands for every port; empty accepts any that
    /// keeps the rules of 2026.
    package var redirectURIs: Set<String> = []
    /// When a refresh token ends that a refresh has replaced.
    package enum Revocation: String, Sendable {
        case atOnce = "at_once"
        /// Of the new access or refresh token: an answer that got lost then does no harm.
        case atFirstUse = "at_first_use"
    }

    /// A refresh brings a new refresh token, as before mid-2026.
    package var rotatesRefreshTokens = false
    package var revocation = Revocation.atOnce
    /// The user says no when asked to authorise.
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
