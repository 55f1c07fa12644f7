/// What "this" is: the piece that plays, or was paused, and what it is from.
struct CurrentMusic: Sendable {
    let provider: any MusicProvider
    let index: LibraryIndex
    let reader: StateReader

    /// What plays now; nothing where nothing does. A change to what somebody owns lasts, so it is read as freshly as
    /// when somebody asks for it.
    func state(frame: RequestFrame, trace: Trace) async throws(ProviderError) -> PlaybackState? {
        try await reader.state(for: .nowPlaying, frame: frame, trace: trace)
    }

    /// The piece itself, or of what plays the artist, the album, the playlist or the show.
    ///
    /// - Parameter kind: as a skill's `item_type` says it; the piece where it says nothing.
    /// - Returns: nothing where nothing of the kind plays.
    func item(
        ofKind kind: String?, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> MusicItem? {
        guard let state = try await state(frame: frame, trace: trace), let piece = state.item else { return nil }
        switch kind {
        case "artist":
            guard let artist = piece.artists.first else { return nil }
            return try await find(.artist, on: .artists, artist, by: nil, frame: frame)
        case "album":
            guard let album = piece.album else { return nil }
            return try await find(.album, on: .albums, album, by: piece.artists.first, frame: frame)
        case "playlist":
            return await context(of: state, .playlist, on: .playlists)
        case "show":
            return await context(of: state, .show, on: .shows)
        default:
            return piece
        }
    }

    /// What was started, where it is of that kind. A state tells its id only; the name is known of own things.
    private func context(
        of state: PlaybackState, _ kind: MusicID.Kind, on shelf: LibraryShelf
    ) async -> MusicItem? {
        guard let id = state.context, id.kind == kind else { return nil }
        let known = await index.entries(of: shelf).first { $0.item.id == id }
        return known?.item ?? MusicItem(id: id, name: kind == .show ? state.item?.album ?? "" : "")
    }

    /// A state names artists and albums without their ids, so they are looked up; only the very same name will do.
    private func find(
        _ kind: MusicID.Kind, on shelf: LibraryShelf, _ name: String, by artist: String?, frame: RequestFrame
    ) async throws(ProviderError) -> MusicItem? {
        let isSame = { (item: MusicItem) in
            NameKey(item.name) == NameKey(name)
                && (artist.map { NameKey($0) == item.artists.first.map(NameKey.init) } ?? true)
        }
        if let own = await index.entries(of: shelf, like: NameKey(name)).map(\.item).first(where: isSame) { return own }
        let text = [name, artist].compactMap(\.self).joined(separator: " ")
        return try await provider.search(MusicQuery(text, kinds: [kind]), frame: frame).first(where: isSame)
    }
}
