/// Brings the lists that only the account itself has, as pieces in the order in which they are to be played.
struct ListKeeper: Sendable {
    /// As many as one command to a player takes.
    static let longest = 100

    let library: (any MusicLibrary)?
    let index: LibraryIndex
    let randomness: Randomness

    /// - Returns: empty where the account has nothing of the kind.
    func pieces(
        of list: SpokenList, inRandomOrder isRandom: Bool, frame: RequestFrame
    ) async throws(ProviderError) -> [MusicItem] {
        guard let library else { return [] }
        var pieces: [MusicItem]
        switch list {
        case .liked:
            if await index.entries(of: .likedTracks).isEmpty { try await index.readOn(.likedTracks, frame: frame) }
            pieces = await index.entries(of: .likedTracks).map(\.item)
        case .recent:
            pieces = try await library.recentlyPlayed(frame: frame)
        }
        if isRandom { pieces = pieces.shuffled(by: randomness) }
        return Array(pieces.prefix(Self.longest))
    }
}

extension Array {
    /// Fisher and Yates, with chance from outside.
    func shuffled(by randomness: Randomness) -> [Element] {
        var shuffled = self
        for last in indices.dropFirst().reversed() {
            shuffled.swapAt(last, Int(randomness.unit() * Double(last + 1)))
        }
        return shuffled
    }
}
