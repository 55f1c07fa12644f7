package import MusicSkillCore

/// What one Spotify account owns.
package final class SpotifyLibrary: MusicLibrary {
    private let session: SpotifySession
    /// Spotify's id of the account's user, once it was asked for.
    private let user = Locked<String?>(nil)

    package init(session: SpotifySession) {
        self.session = session
    }

    package func page(
        of shelf: LibraryShelf, from cursor: String?, frame: RequestFrame
    ) async throws(ProviderError) -> LibraryPage {
        // Without knowing who the user is, an own playlist looks like a followed one.
        let user = shelf == .playlists ? try await userID(frame: frame) : nil
        let call = SpotifyLibraryRequests.page(of: shelf, from: cursor)
        guard let body = try await session.read(call, as: SpotifyPageBody.self, frame: frame) else {
            return LibraryPage([])
        }
        let entries = body.items.compactMap { wire in
            SpotifyMapping.item(wire).map { LibraryEntry($0, isEditable: wire.isPlaylist(editableBy: user)) }
        }
        return LibraryPage(entries, next: body.next)
    }

    package func contains(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) -> Bool {
        let answers = try await session.read(SpotifyLibraryRequests.contains(item), as: [Bool].self, frame: frame)
        return answers?.first ?? false
    }

    package func save(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) {
        try await session.send(SpotifyLibraryRequests.save(item), frame: frame)
    }

    package func remove(_ item: MusicID, frame: RequestFrame) async throws(ProviderError) {
        try await session.send(SpotifyLibraryRequests.remove(item), frame: frame)
    }

    package func recentlyPlayed(frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        let call = SpotifyLibraryRequests.recentlyPlayed
        let body = try await session.read(call, as: SpotifyPageBody.self, frame: frame)
        var seen: Set<MusicID> = []
        return body?.items.compactMap(SpotifyMapping.item).filter { seen.insert($0.id).inserted } ?? []
    }

    package func createPlaylist(named name: String, frame: RequestFrame) async throws(ProviderError) -> MusicItem {
        let call = try SpotifyLibraryRequests.createPlaylist(named: name)
        guard let wire = try await session.read(call, as: SpotifyItem.self, frame: frame),
            let playlist = SpotifyMapping.item(wire)
        else {
            throw ProviderError(
                .providerUnavailable, "Spotify did not say which playlist it made; look for it in the app",
                mayHaveHappened: true)
        }
        return playlist
    }

    package func add(_ pieces: [MusicID], to playlist: MusicID, frame: RequestFrame) async throws(ProviderError) {
        let call = try SpotifyLibraryRequests.add(pieces, to: playlist)
        do throws(ProviderError) {
            try await session.send(call, frame: frame)
        } catch {
            // A plain 403 means here that the playlist is neither the user's own nor one made together.
            guard error.reason == SpotifyReason.forbidden else { throw error }
            throw ProviderError(
                .forbidden, "this playlist belongs to somebody else; choose one of your own",
                reason: ProviderError.notYours)
        }
    }

    package func contents(of item: MusicID, frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        guard let call = try SpotifyLibraryRequests.contents(of: item) else { return [] }
        let body = try await session.read(call, as: SpotifyPageBody.self, frame: frame)
        return body?.items.compactMap(SpotifyMapping.item) ?? []
    }

    private func userID(frame: RequestFrame) async throws(ProviderError) -> String? {
        if let known = user.withLock({ $0 }) { return known }
        let profile = try await session.read(SpotifyLibraryRequests.profile, as: SpotifyProfileBody.self, frame: frame)
        user.withLock { $0 = profile?.id }
        return profile?.id
    }
}
