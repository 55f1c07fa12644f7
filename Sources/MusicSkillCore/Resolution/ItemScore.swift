/// How well a catalogue item answers a reading, 0...1, before the wording of the reading is weighed in.
package enum ItemScore {
    /// - Parameter rank: the item's place among the service's results of its kind, from 0; breaks ties only.
    package static func score(_ item: MusicItem, for reading: Interpretation, rank: Int) -> Double {
        let asked = NameKey(reading.slots.values.map(\.spoken).joined(separator: " "))
        let fit = fit(of: item, to: reading)
        return max(0, fit * ItemVersion.factor(for: item, asked: asked) - 0.004 * Double(min(rank, 10)))
    }

    private static func fit(of item: MusicItem, to reading: Interpretation) -> Double {
        func slot(_ slot: Slot) -> NameKey? { reading.music(slot).map { NameKey($0.value) } }
        guard reading.kinds.contains(item.id.kind) else { return 0 }
        let artist = slot(.artist)
        if let album = slot(.album) {
            return item.id.kind == .album ? joined(name(of: item, like: album), artistFit(item, artist)) : 0
        }
        if let track = slot(.track) {
            return item.id.kind == .track ? joined(name(of: item, like: track), artistFit(item, artist)) : 0
        }
        if let title = slot(.title) {
            guard item.id.kind == .track || item.id.kind == .album else { return 0 }
            // A song is meant more often than the album that bears its name.
            let prior = item.id.kind == .track ? 1 : 0.97
            return prior * joined(name(of: item, like: title), artistFit(item, artist))
        }
        if let playlist = slot(.playlist) {
            return item.id.kind == .playlist ? PlaylistName.similarity(NameKey(item.name), playlist) : 0
        }
        if let artist { return performerFit(item, artist, reading) }
        if reading.namesKindOfMusic { return genreFit(item, reading.kindOfMusic) }
        if let text = reading.freeText { return queryFit(item, NameKey(text.value)) }
        return 0
    }

    private static func name(of item: MusicItem, like wanted: NameKey) -> Double {
        let version = ItemVersion(item.name)
        return Set([item.name, version.work, version.shortWork])
            .map { Similarity.between(NameKey($0), wanted) }.max() ?? 0
    }

    private static func artistFit(_ item: MusicItem, _ wanted: NameKey?) -> Double? {
        guard let wanted else { return nil }
        return item.artists.map { Similarity.between(NameKey($0), wanted) }.max() ?? 0
    }

    /// A title and the artist it was asked with; the right song by somebody else is the wrong song.
    private static func joined(_ title: Double, _ artist: Double?) -> Double {
        guard let artist else { return title }
        let both = 0.6 * title + 0.4 * artist
        return artist < 0.6 || title < 0.5 ? both * 0.4 : both
    }

    /// An artist's name alone means the artist, or any of what the reading wants one of: "an album by Arcade Fire".
    private static func performerFit(
        _ item: MusicItem, _ artist: NameKey, _ reading: Interpretation
    ) -> Double {
        let wanted: MusicID.Kind =
            switch reading.slots[.itemType]?.value {
            case "album": .album
            case "track" where reading.intent == .queueAdd || reading.intent == .playNext: .track
            case "track" where reading.intent == .addToPlaylist: .track
            default: .artist
            }
        guard item.id.kind == wanted else { return 0 }
        return wanted == .artist ? name(of: item, like: artist) : artistFit(item, artist) ?? 0
    }

    /// A genre, a mood or a decade is best answered by a playlist that bears its name.
    private static func genreFit(_ item: MusicItem, _ genre: NameKey) -> Double {
        let name = NameKey(item.name)
        guard item.id.kind == .playlist else { return 0.7 * Similarity.between(name, genre) }
        if name.text == genre.text { return 1 }
        let holdsGenre = Set(genre.words).isSubset(of: Set(name.words))
        return holdsGenre ? 0.95 : 0.8 * Similarity.between(name, genre)
    }

    /// Free text may be any kind of name, or a title and an artist without a word between them.
    private static func queryFit(_ item: MusicItem, _ query: NameKey) -> Double {
        let prior: Double =
            switch item.id.kind {
            case .artist: 1
            case .track: 0.99
            case .album: 0.96
            case .playlist, .show, .episode: 0.94
            }
        let byName = prior * name(of: item, like: query)
        guard item.id.kind == .track || item.id.kind == .album, let artist = item.artists.first else { return byName }
        let work = ItemVersion(item.name).work
        let both =
            [NameKey("\(work) \(artist)"), NameKey("\(artist) \(work)")]
            .map { Similarity.between($0, query) }.max() ?? 0
        return max(byName, 0.97 * both)
    }
}
