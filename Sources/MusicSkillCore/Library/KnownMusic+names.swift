extension KnownMusic {
    /// Names of what was played, the latest first, then of `library`, playlists and artists before the rest; each once,
    /// `limit` in all.
    init(played: [MusicItem], then library: KnownMusic, limit: Int) {
        func names(_ kind: MusicID.Kind) -> [String] { played.filter { $0.id.kind == kind }.map(\.name) }
        self.init()
        var left = limit
        add(names(.playlist), to: \.playlists, left: &left)
        let performed = played.filter { $0.id.kind == .track || $0.id.kind == .album }
        add(names(.artist) + performed.compactMap(\.artists.first), to: \.artists, left: &left)
        add(names(.album), to: \.albums, left: &left)
        add(names(.track), to: \.tracks, left: &left)
        add(library.playlists, to: \.playlists, left: &left)
        add(library.artists, to: \.artists, left: &left)
        add(library.albums, to: \.albums, left: &left)
        add(library.tracks, to: \.tracks, left: &left)
    }

    private mutating func add(_ names: [String], to list: WritableKeyPath<KnownMusic, [String]>, left: inout Int) {
        var seen = Set(self[keyPath: list].map(NameKey.init))
        for name in names where left > 0 && seen.insert(NameKey(name)).inserted {
            self[keyPath: list].append(name)
            left -= 1
        }
    }
}
