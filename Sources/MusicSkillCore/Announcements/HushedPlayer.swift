/// A player kept quiet for somebody.
package struct HushedPlayer: Sendable, Equatable {
    /// Ends it.
    package let token: String
    /// What was done to the player; nothing where nothing had to be.
    package let effect: Hush?
    /// When it ends by itself.
    package let end: TimeSource.Instant
}
