/// A speaker as a provider lists it. Its name within the account is its identity; `reference` is only a cache.
package struct Player: Sendable, Equatable, Codable {
    package var name: String
    /// The provider's id for it right now; absent for players that can be seen but not commanded.
    package var reference: String?
    package var kind: String
    package var isActive: Bool
    /// Accepts no command from outside.
    package var isRestricted: Bool
    package var supportsVolume: Bool
    /// 0...100; absent when the player does not tell.
    package var volume: Int?

    package init(
        name: String, reference: String?, kind: String = "Speaker", isActive: Bool = false, isRestricted: Bool = false,
        supportsVolume: Bool = true, volume: Int? = nil
    ) {
        self.name = name
        self.reference = reference
        self.kind = kind
        self.isActive = isActive
        self.isRestricted = isRestricted
        self.supportsVolume = supportsVolume
        self.volume = volume
    }
}
