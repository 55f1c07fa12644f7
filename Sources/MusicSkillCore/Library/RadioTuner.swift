/// Gathers what sounds like something and puts it into a radio. The service recommends nothing to apps any more, so it
/// is made from the account's own liked tracks, the artist's albums and a search.
struct RadioTuner: Sendable {
    let provider: any MusicProvider
    let index: LibraryIndex
    let randomness: Randomness

    /// Each album is a call.
    private static let maximumAlbums = 2

    /// - Returns: empty where the seed says nothing about who plays it.
    func pieces(like seed: MusicItem, frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        guard let artist = seed.id.kind == .artist ? seed.name : seed.artists.first, seed.isMusic else { return [] }
        let found = try await provider.search(MusicQuery(artist, kinds: [.track, .album]), frame: frame)
        let key = NameKey(artist)
        let albums = found.filter { $0.id.kind == .album && $0.artists.map(NameKey.init).contains(key) }
        var albumTracks: [MusicItem] = []
        for album in albums.shuffled(by: randomness).prefix(Self.maximumAlbums) {
            albumTracks += try await provider.library?.contents(of: album.id, frame: frame) ?? []
        }
        let liked = await index.entries(of: .likedTracks).map(\.item)
        return RadioMix.pieces(
            like: seed, artist: key, liked: liked, ofArtist: found.filter { $0.id.kind == .track } + albumTracks,
            randomness: randomness)
    }
}

extension MusicItem {
    /// A playlist's artist is its owner, a show's nobody who plays.
    fileprivate var isMusic: Bool { id.kind == .track || id.kind == .album || id.kind == .artist }
}
