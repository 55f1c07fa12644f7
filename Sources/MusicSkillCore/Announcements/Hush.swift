/// How a player is made quiet for something that is to be heard over it.
package enum Hush: Sendable, Equatable {
    case pause
    /// To this volume, 0...100. What is quieter already, or has no volume to set, stays as it is.
    case lower(to: Int)

    /// Loud enough to notice that the music goes on.
    package static let standard = Hush.lower(to: standardLevel)
    package static let standardLevel = 15
}
