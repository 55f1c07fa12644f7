/// Carries out what concerns the account's own things, and says so only when the service has confirmed it.
struct LibraryDesk: Sendable {
    private let provider: any MusicProvider
    private let index: LibraryIndex
    private let current: CurrentMusic
    private let tuner: RadioTuner

    /// What "this" means when there is no such thing.
    static let nothingPlays = Outcome(.ok, phrase: "now_playing.nothing")

    init(
        provider: any MusicProvider, index: LibraryIndex, board: StateBoard, time: TimeSource,
        randomness: Randomness = .system
    ) {
        self.provider = provider
        self.index = index
        current = CurrentMusic(
            provider: provider, index: index, reader: StateReader(provider: provider, board: board, time: time))
        tuner = RadioTuner(provider: provider, index: index, randomness: randomness)
    }

    /// - Returns: nothing where the command is not about the library.
    func perform(
        _ command: ResolvedCommand, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> Outcome? {
        guard command.isAboutLibrary else { return nil }
        guard let library = provider.library else { return Outcome(.notSupported) }
        do throws(ProviderError) {
            return try await outcome(of: command, in: library, frame: frame, trace: trace)
        } catch {
            // Said again, a playlist would be made twice: better to say that it is not known.
            guard error.mayHaveHappened else { throw error }
            trace.decide("what became of it is not known: \(error.message)")
            return Outcome(.notConfirmed)
        }
    }

    private func outcome(
        of command: ResolvedCommand, in library: any MusicLibrary, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> Outcome {
        switch command.intent {
        case .like: return try await like(command, in: library, frame, trace)
        case .unlike: return try await unlike(command, in: library, frame, trace)
        case .addToPlaylist: return try await add(command, to: library, frame, trace)
        case .createPlaylist: return try await createPlaylist(command, in: library, frame, trace)
        default: return try await recent(in: library, frame, trace)
        }
    }

    /// A radio gets its pieces, everything else stays as it is.
    ///
    /// - Returns: nothing where there is nothing to make a radio from, because nothing plays.
    func tuned(
        _ command: ResolvedCommand, frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> ResolvedCommand? {
        guard command.intent == .radio else { return command }
        guard let seed = try await meant(command, frame, trace) else { return nil }
        var command = command
        command.item = seed
        command.tracks = try await tuner.pieces(like: seed, frame: frame)
        return command
    }

    private func like(
        _ command: ResolvedCommand, in library: any MusicLibrary, _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> Outcome {
        guard let item = try await meant(command, frame, trace) else { return Self.nothingPlays }
        // What is not known to be there costs no question beforehand: saving twice does no harm.
        if await index.contains(item.id), try await library.contains(item.id, frame: frame) {
            return outcome(.ok, "like.already", item)
        }
        trace.noteActing()
        try await library.save(item.id, frame: frame)
        guard try await library.contains(item.id, frame: frame) else {
            return outcome(.notConfirmed, "not_confirmed", item)
        }
        await index.insert(LibraryEntry(item))
        return outcome(.ok, "like.ok", item)
    }

    private func unlike(
        _ command: ResolvedCommand, in library: any MusicLibrary, _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> Outcome {
        guard let item = try await meant(command, frame, trace) else { return Self.nothingPlays }
        trace.noteActing()
        try await library.remove(item.id, frame: frame)
        guard try await !library.contains(item.id, frame: frame) else {
            return outcome(.notConfirmed, "not_confirmed", item)
        }
        await index.remove(item.id)
        return outcome(.ok, "unlike.ok", item)
    }

    private func createPlaylist(
        _ command: ResolvedCommand, in library: any MusicLibrary, _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> Outcome {
        guard let name = command.reading.slots[.playlist]?.spoken else {
            return Outcome(.ask, phrase: "create_playlist.name")
        }
        trace.noteActing()
        let playlist = try await library.createPlaylist(named: name, frame: frame)
        await index.insert(LibraryEntry(playlist, isEditable: true))
        return outcome(.ok, "create_playlist.ok", playlist, values: ["playlist": playlist.name])
    }

    private func add(
        _ command: ResolvedCommand, to library: any MusicLibrary, _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> Outcome {
        guard let name = command.reading.slots[.playlist]?.value else {
            return Outcome(.ask, phrase: "add_to_playlist.which")
        }
        if SpokenList(command.reading) == .liked { return try await like(command, in: library, frame, trace) }
        let values = ["playlist": name]
        guard let target = try await playlist(named: NameKey(name), frame: frame) else {
            return Outcome(.notFound, phrase: "add_to_playlist.unknown", values: values)
        }
        let notYours = Outcome(
            .forbidden, phrase: "add_to_playlist.not_yours", values: ["playlist": target.item.name])
        guard target.isEditable else { return notYours }
        guard let item = try await meant(command, frame, trace) else { return Self.nothingPlays }
        guard item.isSinglePiece || item.id.kind == .album else { return Outcome(.notSupported) }
        let pieces = item.isSinglePiece ? [item] : try await library.contents(of: item.id, frame: frame)
        guard !pieces.isEmpty else { return Outcome(.notFound, values: ["query": item.name]) }
        trace.noteActing()
        do throws(ProviderError) {
            try await library.add(pieces.map(\.id), to: target.item.id, frame: frame)
        } catch {
            guard error.reason == ProviderError.notYours else { throw error }
            return notYours
        }
        trace.decide("added \(pieces.count) to \(target.item.name)")
        return outcome(.ok, "add_to_playlist.ok", item, values: ["playlist": target.item.name])
    }

    private func recent(
        in library: any MusicLibrary, _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> Outcome {
        // What plays is told by another question.
        let playing = try await current.state(frame: frame, trace: trace)
            .flatMap { $0.status == .playing ? $0.item?.id : nil }
        let heard = try await library.recentlyPlayed(frame: frame).first { $0.id != playing }
        return heard.map { outcome(.ok, "recent.ok", $0) } ?? Outcome(.ok, phrase: "recent.nothing")
    }

    /// The playlist of that name: one the account may change before one it only follows. It may have been made a
    /// moment ago in the service's own app, so an unknown one is looked for once more.
    private func playlist(named name: NameKey, frame: RequestFrame) async throws(ProviderError) -> LibraryEntry? {
        let isJustRead = try await index.begin(.playlists, frame: frame)
        if let known = await known(name) { return known }
        if isJustRead { return nil }
        try await index.readOn(.playlists, frame: frame)
        return await known(name)
    }

    private func known(_ name: NameKey) async -> LibraryEntry? {
        let alike = await index.entries(of: .playlists, like: name)
            .map { (entry: $0, score: PlaylistName.similarity(NameKey($0.item.name), name)) }
            .filter { $0.score >= ItemRanking.likely }
        let best = alike.map(\.score).max() ?? 0
        let mine = alike.filter(\.entry.isEditable).max { $0.score < $1.score }
        // A nearly right playlist of one's own is no answer to the exact name of another's.
        if let mine, mine.score >= min(best, ItemRanking.sure) { return mine.entry }
        return alike.first { $0.score == best }?.entry
    }

    /// What was named, else what plays.
    private func meant(
        _ command: ResolvedCommand, _ frame: RequestFrame, _ trace: Trace
    ) async throws(ProviderError) -> MusicItem? {
        if let item = command.item { return item }
        return try await current.item(
            ofKind: command.reading.slots[.itemType]?.value, frame: frame, trace: trace)
    }

    /// What has no name is not named.
    private func outcome(
        _ code: OutcomeCode, _ phrase: String, _ item: MusicItem, values: [String: String] = [:]
    ) -> Outcome {
        Outcome(code, phrase: phrase, item: item.name.isEmpty ? nil : item, values: values)
    }
}

extension ResolvedCommand {
    /// Whether it reads or changes what the account owns, and no player need be found.
    fileprivate var isAboutLibrary: Bool {
        switch intent {
        case .like, .unlike, .addToPlaylist, .createPlaylist: true
        case .nowPlaying: reading.slots[.sort]?.value == "recent"
        default: false
        }
    }
}
