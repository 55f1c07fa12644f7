/// Candidates that only the listener can tell from each other. Pure.
enum CloseRivals {
    /// More are not remembered by anybody who hears them.
    static let maximum = 3
    /// One place apart in the service's order, which knows what people mean by a name, and hardly more.
    static let margin = 0.006

    /// The best and those close behind it that are another thing, not another recording of it.
    ///
    /// - Parameter ranked: best first.
    /// - Returns: two or three, best first; none where the best stands alone.
    static func among(_ ranked: [Candidate]) -> [Candidate] {
        guard let best = ranked.first, best.isParticular else { return [] }
        var rivals = [best]
        for candidate in ranked.dropFirst() where !rivals.contains(where: candidate.isSameThing) {
            guard rivals.count < maximum, rivals[rivals.count - 1].score - candidate.score < margin,
                candidate.score >= ItemRanking.likely, candidate.isParticular
            else { break }
            rivals.append(candidate)
        }
        return rivals.count > 1 ? rivals : []
    }
}

extension Candidate {
    /// Whether this very thing is wanted. Who asks for jazz is served by any playlist of that name.
    fileprivate var isParticular: Bool {
        switch item.id.kind {
        case .track, .album, .artist: !reading.namesKindOfMusic
        case .playlist, .show, .episode: false
        }
    }

    fileprivate func isSameThing(as other: Candidate) -> Bool {
        func performer(_ item: MusicItem) -> NameKey { NameKey(item.artists.first ?? item.name) }
        return item.id.kind == other.item.id.kind && performer(item) == performer(other.item)
    }
}
