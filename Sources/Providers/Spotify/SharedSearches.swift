import MusicSkillCore

/// The searches of one account: what was found is remembered, and equal ones under way at the same moment are one call.
actor SharedSearches {
    private let time: TimeSource
    private var memory = SearchMemory()
    /// Those who wait for a search that somebody else makes.
    private var followers: [MusicQuery: [AsyncStream<Void>.Continuation]] = [:]

    init(time: TimeSource) {
        self.time = time
    }

    /// - Parameter search: asks Spotify. Of several at once for the same query one is called; where it fails the next
    ///   has a try of its own, since it may have more time or the better token.
    func items(
        for query: MusicQuery, until deadline: TimeSource.Instant,
        by search: @Sendable () async throws(ProviderError) -> [MusicItem]
    ) async throws(ProviderError) -> [MusicItem] {
        while true {
            if let known = memory.items(for: query, at: time.now()) { return known }
            guard followers[query] != nil else { break }
            try await follow(query, until: deadline)
        }
        followers[query] = []
        defer { followers.removeValue(forKey: query)?.forEach { $0.finish() } }
        let items = try await search()
        memory.remember(items, for: query, at: time.now())
        return items
    }

    /// Returns when the search under way has ended, well or not.
    private func follow(_ query: MusicQuery, until deadline: TimeSource.Instant) async throws(ProviderError) {
        let (end, follower) = AsyncStream.makeStream(of: Void.self)
        followers[query]?.append(follower)
        do {
            try await withDeadline(deadline, time: time) { for await _ in end {} }
            try Task.checkCancellation()
        } catch {
            throw SpotifyPolicy.error(for: error is DeadlineExceeded ? .timedOut : .cancelled)
        }
    }
}
