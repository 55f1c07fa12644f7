import Foundation

/// A list of tracks that somebody owns.
struct Playlist: Sendable, Equatable {
    enum Owner: Sendable, Equatable {
        /// The user whose account this is.
        case user
        case stranger
        /// Editorial and made-for-you lists: hidden from Development Mode apps since November 2024.
        case spotify
    }

    struct Entry: Sendable, Equatable {
        let track: Track
        let addedAt: Date
    }

    let id: String
    var name: String
    let owner: Owner
    var isPublic = true
    var isCollaborative = false
    var description = ""
    var entries: [Entry] {
        didSet { revision += 1 }
    }
    private var revision = 1
    /// How the ids of Spotify's own lists begin.
    private static let spotifyPrefix = "37i9dQZF1DX"

    init(_ name: String, owner: Owner, entries: [Entry], serial: Int = 1) {
        let id = StableID.base62("playlist", name, String(serial))
        self.id = owner == .spotify ? Self.spotifyPrefix + id.dropFirst(Self.spotifyPrefix.count) : id
        self.name = name
        self.owner = owner
        self.entries = entries
    }

    var uri: String { "spotify:playlist:\(id)" }
    /// Another one after every change of the contents.
    var snapshotID: String { StableID.base62("snapshot", id, String(revision)) }
    var tracks: [Track] { entries.map(\.track) }
}
