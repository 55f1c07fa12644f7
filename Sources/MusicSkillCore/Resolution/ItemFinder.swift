/// Finds the music a sentence names: by the owner's own names for it, among the account's own things, then in what was
/// played before, then at the service. Whoever is sure asks no further.
struct ItemFinder: Sendable {
    let provider: any MusicProvider
    let aliases: MusicAliases
    let index: LibraryIndex
    let played: PlayedMemory

    /// A search is a call, and a listener waits: what two cannot find is not there.
    private static let maximumSearches = 2

    /// - Parameters:
    ///   - readings: that name music, best first.
    ///   - leading: the best of them whose place exists.
    /// - Returns: best first.
    func find(
        _ readings: [Interpretation], leading: Interpretation, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> [Candidate] {
        if let alias = await aliased(readings, trace: trace) { return [alias] }
        let own = await ownItems(for: readings, frame: frame, trace: trace)
        let ranked = ItemRanking.rank(own, for: readings, familiar: Set(own.map(\.id)))
        if OwnMatch.sure(among: ranked, leading: leading) != nil {
            trace.decide("found among the account's own things")
            return ranked
        }
        if let known = await played.item(for: leading) {
            trace.decide("played before for these words")
            return [Candidate(item: known, reading: leading, score: 1, isFamiliar: true)]
        }
        return try await search(readings, besides: own, frame: frame, trace: trace)
    }

    private func aliased(_ readings: [Interpretation], trace: Trace) async -> Candidate? {
        do throws(StoreError) {
            for reading in readings {
                guard let item = try await aliases.item(for: reading) else { continue }
                trace.decide("the owner's own name for \(item.name)")
                return Candidate(item: item, reading: reading, score: 1, isFamiliar: true)
            }
        } catch {
            trace.decide("own names cannot be read: \(error.message)")
        }
        return nil
    }

    /// Own things stand before the service's, so that of two that fit alike the own one is taken.
    private func search(
        _ readings: [Interpretation], besides own: [MusicItem], frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> [Candidate] {
        var asked: [MusicQuery] = []
        var items = own
        var ranked: [Candidate] = []
        for reading in readings {
            let query = MusicQuery(reading.searchText, kinds: reading.kinds)
            guard asked.count < Self.maximumSearches, !asked.contains(query) else { continue }
            asked.append(query)
            let found = try await provider.search(query, frame: frame)
            trace.note { $0.searches.append(query.text) }
            items += found.filter { new in !items.contains { $0.id == new.id } }
            ranked = ItemRanking.rank(items, for: readings, familiar: Set(own.map(\.id)))
            if let top = ranked.first, top.score >= ItemRanking.likely { break }
        }
        return ranked
    }

    private func ownItems(for readings: [Interpretation], frame: RequestFrame, trace: Trace) async -> [MusicItem] {
        var items: [MusicItem] = []
        for reading in readings {
            if reading.music(.playlist) != nil { await beginPlaylists(frame: frame, trace: trace) }
            for (shelf, name) in Self.places(for: reading) {
                let entries = await index.entries(of: shelf, like: name).map(\.item)
                // "Jazz for the Cat" is not what everybody means by jazz, "My Jazz" is.
                items += entries.filter { item in
                    !items.contains(item)
                        && (!reading.namesKindOfMusic || PlaylistName.isSame(NameKey(item.name), name))
                }
            }
        }
        return items
    }

    /// Who names a playlist means one of the home's own more often than not. Without them there is still the search.
    private func beginPlaylists(frame: RequestFrame, trace: Trace) async {
        do {
            try await index.begin(.playlists, frame: frame)
        } catch {
            trace.decide("own playlists cannot be read: \(error.message)")
        }
    }

    /// Where to look for what a reading names: a typed name on its own shelf, free text on all.
    private static func places(for reading: Interpretation) -> [(LibraryShelf, NameKey)] {
        func name(_ slot: Slot) -> NameKey? { reading.music(slot).map { NameKey($0.value) } }
        if let text = reading.freeText {
            let wanted = reading.kinds.compactMap(LibraryShelf.init(for:))
            return LibraryShelf.allCases.filter(wanted.contains).map { ($0, NameKey(text.value)) }
        }
        if let playlist = name(.playlist) { return [(.playlists, playlist)] }
        if let album = name(.album) { return [(.albums, album)] }
        if let track = name(.track) { return [(.likedTracks, track)] }
        if let title = name(.title) { return [(.likedTracks, title), (.albums, title)] }
        if let artist = name(.artist) { return [(.artists, artist)] }
        return reading.namesKindOfMusic ? [(.playlists, reading.kindOfMusic)] : []
    }
}
