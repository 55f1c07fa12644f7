extension KnownMusic {
    /// More names of a kind than tell a sentence's words apart cost more than they give.
    private static let maximumNames = 2000

    /// What stands on the shelves by name, each once, as far as there is room; playlists and artists first of all, and
    /// of everything what stands first.
    init(on shelves: [LibraryShelf: ShelfRecord]) {
        func items(_ shelf: LibraryShelf) -> [MusicItem] { shelves[shelf]?.entries.map(\.item) ?? [] }
        let (albums, tracks) = (items(.albums), items(.likedTracks))
        self.init(
            artists: Self.distinct(items(.artists).map(\.name) + (albums + tracks).flatMap(\.artists)),
            albums: Self.distinct(albums.map(\.name)), tracks: Self.distinct(tracks.map(\.name)),
            playlists: Self.distinct(items(.playlists).map(\.name)))
    }

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(names.filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(maximumNames))
    }
}
