package import MusicSkillCore

/// A library in memory that remembers what it was asked, as `save track A`.
package final class FakeLibrary: MusicLibrary {
    /// What the account owns.
    package struct Contents: Sendable {
        package var shelves: [LibraryShelf: [LibraryEntry]] = [:]
        package var recent: [MusicItem] = []
        /// What is in albums, playlists, artists and shows.
        package var contents: [MusicID: [MusicItem]] = [:]
        package var pageSize = 50
        /// The next refusals, first come first.
        package var refusals: [ProviderError] = []
        /// Accepts every change and makes none.
        package var isDeaf = false
        /// Playlists the service finds not to be the account's own, whatever it said before.
        package var locked: Set<MusicID> = []
    }

    private let contents: Locked<Contents>
    private let log = Locked<[String]>([])

    package init(_ contents: Contents = Contents()) {
        self.contents = Locked(contents)
    }

    package func set(_ change: (inout Contents) -> Void) { contents.withLock { change(&$0) } }
    package var calls: [String] { log.withLock { $0 } }
    package func forgetCalls() { log.withLock { $0 = [] } }

    package func page(
        of shelf: LibraryShelf, from cursor: String?, frame: RequestFrame
    ) async throws(ProviderError) -> LibraryPage {
        let contents = try enter("page \(shelf.rawValue) \(cursor ?? "first")")
        let all = contents.shelves[shelf] ?? []
        let start = min(cursor.flatMap(Int.init) ?? 0, all.count)
        let end = min(start + contents.pageSize, all.count)
        return LibraryPage(Array(all[start..<end]), next: end < all.count ? String(end) : nil)
    }

    package func contains(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) -> Bool {
        let contents = try enter("contains \(item.reference)")
        return contents.shelves.values.joined().contains { $0.item.id == item }
    }

    package func save(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) {
        guard try !enter("save \(item.reference)").isDeaf, let shelf = LibraryShelf(for: item.kind) else { return }
        let entry = LibraryEntry(MusicItem(id: item, name: item.reference))
        set { $0.shelves[shelf] = [entry] + ($0.shelves[shelf] ?? []).filter { $0.item.id != item } }
    }

    package func remove(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) {
        guard try !enter("remove \(item.reference)").isDeaf else { return }
        set { contents in
            for shelf in contents.shelves.keys { contents.shelves[shelf]?.removeAll { $0.item.id == item } }
        }
    }

    package func recentlyPlayed(frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        try enter("recent").recent
    }

    package func createPlaylist(named name: String, frame: RequestFrame) async throws(ProviderError) -> MusicItem {
        _ = try enter("create \(name)")
        let playlist = MusicItem(id: MusicID(.playlist, "new \(name)"), name: name, artists: ["me"])
        set { $0.shelves[.playlists, default: []].insert(LibraryEntry(playlist, isEditable: true), at: 0) }
        return playlist
    }

    package func add(_ pieces: [MusicID], to playlist: MusicID, frame: RequestFrame) async throws(ProviderError) {
        let contents = try enter("add \(pieces.map(\.reference).joined(separator: ", ")) to \(playlist.reference)")
        guard !contents.locked.contains(playlist) else {
            throw ProviderError(.forbidden, "not yours", reason: ProviderError.notYours)
        }
    }

    package func contents(of item: MusicID, frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        try enter("contents \(item.reference)").contents[item] ?? []
    }

    private func enter(_ call: String) throws(ProviderError) -> Contents {
        log.withLock { $0.append(call) }
        let (contents, refusal) = contents.withLock { contents -> (Contents, ProviderError?) in
            (contents, contents.refusals.isEmpty ? nil : contents.refusals.removeFirst())
        }
        if let refusal { throw refusal }
        return contents
    }
}
