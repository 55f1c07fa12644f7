/// The places where an account keeps what it owns.
package enum LibraryShelf: String, Sendable, Codable, CaseIterable {
    /// Playlists first: they are asked for by name most often, and nobody else has them.
    case playlists
    case likedTracks = "liked_tracks"
    case albums
    case artists
    case shows

    /// Where a thing of this kind is kept; an episode has no place.
    package init?(for kind: MusicID.Kind) {
        switch kind {
        case .playlist: self = .playlists
        case .track: self = .likedTracks
        case .album: self = .albums
        case .artist: self = .artists
        case .show: self = .shows
        case .episode: return nil
        }
    }
}

/// Something an account keeps.
package struct LibraryEntry: Sendable, Equatable, Codable {
    package var item: MusicItem
    /// Of a playlist: the account may change it. Always false for everything else.
    package var isEditable: Bool

    package init(_ item: MusicItem, isEditable: Bool = false) {
        self.item = item
        self.isEditable = isEditable
    }
}

/// A part of a shelf, in its order.
package struct LibraryPage: Sendable, Equatable {
    package var entries: [LibraryEntry]
    /// Where the next page begins, opaque to everybody but the provider; nothing on the last page.
    package var next: String?

    package init(_ entries: [LibraryEntry], next: String? = nil) {
        self.entries = entries
        self.next = next
    }
}

/// What an account of a provider owns, and how it is changed. One call of the service each, two at most.
package protocol MusicLibrary: Sendable {
    /// - Parameter cursor: `next` of the page before; nothing for the first page.
    func page(
        of shelf: LibraryShelf, from cursor: String?, frame: RequestFrame
    ) async throws(ProviderError) -> LibraryPage

    /// Whether the account keeps `item`.
    func contains(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) -> Bool

    /// Likes a track, saves an album or a show, follows an artist or a playlist. Twice is the same as once.
    func save(_ item: MusicID, frame: RequestFrame) async throws(ProviderError)

    /// The opposite of ``save(_:frame:)``.
    func remove(_ item: MusicID, frame: RequestFrame) async throws(ProviderError)

    /// The pieces heard last, the latest first, each once.
    func recentlyPlayed(frame: RequestFrame) async throws(ProviderError) -> [MusicItem]

    /// A new playlist of that name, empty, and nobody else's business.
    func createPlaylist(named name: String, frame: RequestFrame) async throws(ProviderError) -> MusicItem

    /// Puts tracks or episodes at the end of a playlist.
    ///
    /// - Throws: with ``ProviderError/notYours`` where the account may not change the playlist.
    func add(_ pieces: [MusicID], to playlist: MusicID, frame: RequestFrame) async throws(ProviderError)

    /// The first page of what is in it: the tracks of an album or of an own playlist, the albums of an artist, the
    /// episodes of a show, the latest first. Nothing for a single piece.
    func contents(of item: MusicID, frame: RequestFrame) async throws(ProviderError) -> [MusicItem]
}

extension MusicProvider {
    /// A provider without accounts has no library.
    package var library: (any MusicLibrary)? { nil }
}

extension ProviderError {
    /// The reason given when somebody else's playlist was to be changed.
    package static let notYours = "NOT_YOURS"
    /// The reason given when the user has not allowed this kind of request.
    package static let scopeMissing = "SCOPE_MISSING"
}
