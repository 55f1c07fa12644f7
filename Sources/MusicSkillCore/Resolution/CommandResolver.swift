/// Interpretations to one command: the readings are weighed against the music that exists and the rooms there are.
package struct CommandResolver: Sendable {
    private let finder: ItemFinder
    private let lists: ListKeeper
    private let library: (any MusicLibrary)?

    package init(
        provider: any MusicProvider, aliases: MusicAliases, index: LibraryIndex, played: PlayedMemory,
        randomness: Randomness = .system
    ) {
        finder = ItemFinder(provider: provider, aliases: aliases, index: index, played: played)
        lists = ListKeeper(library: provider.library, index: index, randomness: randomness)
        library = provider.library
    }

    /// - Parameter readings: best first, at least one.
    package func resolve(
        _ readings: [Interpretation], of utterance: Utterance, in situation: PlaceSituation, frame: RequestFrame,
        trace: Trace
    ) async throws(ProviderError) -> Resolution {
        let best = readings[0]
        if let list = SpokenList(best), best.intent == .play {
            return try await play(list, best, of: utterance, in: situation, frame: frame)
        }
        guard best.intent.needsMusic, !best.slots.isEmpty, best.namesMusic || best.intent.givesMusic else {
            return locate(best, of: utterance, in: situation)
        }
        let musical = readings.filter { $0.intent.needsMusic && $0.namesMusic }
        guard let first = musical.first else { return locate(best, of: utterance, in: situation) }
        // A place that cannot be is said before any call is made, unless another reading takes its name for a title.
        let leading = musical.first { reading in
            if case .command = locate(reading, of: utterance, in: situation) { true } else { false }
        }
        guard let leading else { return locate(first, of: utterance, in: situation) }
        let ranked = try await finder.find(musical, leading: leading, frame: frame, trace: trace)
        trace.note { $0.candidates += ranked.prefix(8).map(CandidateView.init) }
        switch ItemRanking.decide(ranked) {
        case .play(let candidate):
            trace.decide("took \(candidate.item.name), score \(candidate.score.rounded(to: 3))")
            let candidate = try await episode(of: candidate, frame: frame)
            return locate(candidate, isCertain: true, among: ranked, of: utterance, in: situation)
        case .playAndName(let candidate):
            trace.decide("took the likely \(candidate.item.name), score \(candidate.score.rounded(to: 3))")
            let candidate = try await episode(of: candidate, frame: frame)
            return locate(candidate, isCertain: false, among: ranked, of: utterance, in: situation)
        case .ask(let rivals):
            trace.decide("cannot tell \(rivals.map(\.item.name).joined(separator: " from "))")
            let resolution = locate(rivals[0].reading, of: utterance, in: situation)
            guard case .command(var command) = resolution else { return resolution }
            command.candidates = rivals
            return .question(command)
        case .notFound(let nearest):
            trace.decide("nothing fits")
            return .answer(notFound(first, nearest: nearest))
        }
    }

    /// What would be played for `words`; nothing where nothing fits well enough to be played unasked.
    func bestMatch(for words: String, frame: RequestFrame, trace: Trace) async throws(ProviderError) -> MusicItem? {
        let reading = Interpretation(intent: .play, slots: [.query: SlotValue(words)])
        let ranked = try await finder.find([reading], leading: reading, frame: frame, trace: trace)
        return switch ItemRanking.decide(ranked) {
        case .play(let candidate), .playAndName(let candidate): candidate.item
        case .ask, .notFound: nil
        }
    }

    /// A list that only the account has, piece by piece; named by its first piece where it has no name.
    private func play(
        _ list: SpokenList, _ reading: Interpretation, of utterance: Utterance, in situation: PlaceSituation,
        frame: RequestFrame
    ) async throws(ProviderError) -> Resolution {
        let resolution = locate(reading, of: utterance, in: situation)
        guard case .command(var command) = resolution else { return resolution }
        let isRandom = reading.slots[.sort]?.value == "random"
        command.tracks = try await lists.pieces(of: list, inRandomOrder: isRandom, frame: frame)
        guard let first = command.tracks.first else {
            return .answer(
                list == .recent
                    ? Outcome(.notFound, phrase: "recent.nothing")
                    : Outcome(.notFound, values: ["query": reading.spokenMusic]))
        }
        command.item =
            reading.slots[.playlist].map { name in
                MusicItem(id: MusicID(.playlist, LibraryShelf.likedTracks.rawValue), name: name.value)
            } ?? first
        return .command(command)
    }

    /// Who wants an episode of a show gets the latest.
    private func episode(of candidate: Candidate, frame: RequestFrame) async throws(ProviderError) -> Candidate {
        let wantsEpisode =
            candidate.reading.slots[.itemType]?.value == "episode" || candidate.reading.slots[.sort] != nil
        guard candidate.item.id.kind == .show, wantsEpisode, let library,
            let latest = try await library.contents(of: candidate.item.id, frame: frame).first
        else { return candidate }
        var candidate = candidate
        var episode = latest
        // In a list of its episodes nothing says which show they are of.
        episode.album = episode.album ?? candidate.item.name
        candidate.item = episode
        return candidate
    }

    private func locate(
        _ candidate: Candidate, isCertain: Bool, among ranked: [Candidate], of utterance: Utterance,
        in situation: PlaceSituation
    ) -> Resolution {
        let resolution = locate(candidate.reading, of: utterance, in: situation)
        guard case .command(var command) = resolution else { return resolution }
        command.item = candidate.item
        command.isCertain = isCertain
        command.candidates = Array(ranked.filter { $0.item.id != candidate.item.id }.prefix(3))
        return .command(command)
    }

    /// The same music at the place that `reading` names.
    package func moved(
        _ command: ResolvedCommand, to reading: Interpretation, of utterance: Utterance, in situation: PlaceSituation
    ) -> Resolution {
        let resolution = locate(reading, of: utterance, in: situation)
        guard case .command(let there) = resolution else { return resolution }
        var command = command
        command.place = there.place
        for slot in [Slot.room, .device] { command.reading.slots[slot] = reading.slots[slot] }
        return .command(command)
    }

    private func locate(
        _ reading: Interpretation, of utterance: Utterance, in situation: PlaceSituation
    ) -> Resolution {
        switch PlaceResolver(situation).place(for: reading, of: utterance) {
        case .place(let place):
            return .command(ResolvedCommand(reading: reading, place: place))
        case .unknown(let name):
            var values = ["room": name]
            if !situation.home.rooms.isEmpty {
                values["rooms"] = situation.home.rooms.map(\.name).joined(separator: ", ")
            }
            return .answer(Outcome(.noPlayer, phrase: "no_player.room", values: values))
        case .empty(let room):
            return .answer(Outcome(.noPlayer, phrase: "no_player.empty_room", values: ["room": room]))
        case .undecided:
            // What plays nowhere needs no speaker to be told so.
            let isAnywhere = reading.intent == .help || reading.intent == .createPlaylist
            if isAnywhere || reading.intent.concernsWhatPlays {
                return .command(ResolvedCommand(reading: reading, place: Place(players: [], isNamed: false)))
            }
            return .answer(Outcome(.noPlayer))
        }
    }

    private func notFound(_ reading: Interpretation, nearest: Candidate?) -> Outcome {
        var values = ["query": reading.spokenMusic]
        guard let nearest else { return Outcome(.notFound, values: values) }
        values["nearest"] = nearest.item.name
        return Outcome(.notFound, phrase: "not_found.nearest", values: values, candidates: [nearest])
    }
}
