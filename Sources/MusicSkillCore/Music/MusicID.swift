/// A piece of music, named so that a playlist cannot be played as a track.
package struct MusicID: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case track, album, artist, playlist, episode, show }

    package var kind: Kind
    /// The provider's own reference, opaque to everybody else.
    package var reference: String

    package init(_ kind: Kind, _ reference: String) {
        self.kind = kind
        self.reference = reference
    }
}
