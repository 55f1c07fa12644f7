/// A list of pieces like one that is liked. Pure: the same material and the same chance give the same list.
enum RadioMix {
    static let longest = 50
    /// How far around a track of the artist the liked tracks count as its neighbours: what is liked one after the
    /// other is often liked for the same reason.
    private static let reach = 3

    /// - Parameters:
    ///   - liked: the account's liked tracks in the order of liking.
    ///   - ofArtist: what the service has of the artist, and of others with whom the artist plays.
    static func pieces(
        like seed: MusicItem, artist: NameKey, liked: [MusicItem], ofArtist: [MusicItem], randomness: Randomness
    ) -> [MusicItem] {
        let isByArtist = { (item: MusicItem) in item.artists.map(NameKey.init).contains(artist) }
        let places = liked.indices.filter { isByArtist(liked[$0]) }
        let neighbours = Set(places.flatMap { max(0, $0 - reach)...min(liked.count - 1, $0 + reach) }).sorted()
        // One's own first: the list is cut at its end.
        let material = neighbours.map { liked[$0] } + ofArtist.filter(isByArtist).shuffled(by: randomness)
        var seen: Set<[NameKey]> = []
        let mix = material.filter { seen.insert(recording($0)).inserted }.prefix(longest).map(\.self)
        let shuffled = mix.shuffled(by: randomness)
        // It should go on with something else than what is known already.
        let isSeed = { (item: MusicItem) in recording(item) == recording(seed) }
        return shuffled.filter { !isSeed($0) } + shuffled.filter(isSeed)
    }

    /// The same song by the same artist is the same, on whatever album and in whatever edition.
    private static func recording(_ item: MusicItem) -> [NameKey] {
        [NameKey(ItemVersion(item.name).work), NameKey(item.artists.first ?? "")]
    }
}
