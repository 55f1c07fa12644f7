/// Interpretations to one command: the readings are weighed against the music that exists and the rooms there are.
package struct CommandResolver: Sendable {
    private let provider: any MusicProvider

    /// A search is a call, and a listener waits: what two cannot find is not there.
    private static let maximumSearches = 2

    package init(provider: any MusicProvider) {
        self.provider = provider
    }

    /// - Parameter readings: best first, at least one.
    package func resolve(
        _ readings: [Interpretation], of utterance: Utterance, in situation: PlaceSituation, frame: RequestFrame,
        trace: Trace
    ) async throws(ProviderError) -> Resolution {
        let best = readings[0]
        guard best.intent.needsMusic, !best.slots.isEmpty else {
            return locate(best, of: utterance, in: situation)
        }
        let musical = readings.filter { $0.intent.needsMusic && !$0.namesMusic.isEmpty }
        guard let first = musical.first else { return locate(best, of: utterance, in: situation) }
        // A place that cannot be is said before any call is made, unless another reading takes its name for a title.
        let isSomewhere = musical.contains { reading in
            if case .command = locate(reading, of: utterance, in: situation) { true } else { false }
        }
        guard isSomewhere else { return locate(first, of: utterance, in: situation) }
        let ranked = try await search(musical, frame: frame, trace: trace)
        trace.note { $0.candidates = ranked.prefix(8).map(CandidateView.init) }
        let others = Array(ranked.dropFirst().prefix(3))
        switch ItemRanking.decide(ranked) {
        case .play(let candidate):
            trace.decide("took \(candidate.item.name), score \(candidate.score.rounded(to: 3))")
            return locate(candidate, isCertain: true, others: others, of: utterance, in: situation)
        case .playAndName(let candidate):
            trace.decide("took the likely \(candidate.item.name), score \(candidate.score.rounded(to: 3))")
            return locate(candidate, isCertain: false, others: others, of: utterance, in: situation)
        case .notFound(let nearest):
            trace.decide("nothing fits")
            return .answer(notFound(first, nearest: nearest))
        }
    }

    private func search(
        _ readings: [Interpretation], frame: RequestFrame, trace: Trace
    ) async throws(ProviderError) -> [Candidate] {
        var asked: [String] = []
        var items: [MusicItem] = []
        var ranked: [Candidate] = []
        for reading in readings {
            let text = reading.namesMusic
            guard asked.count < Self.maximumSearches, !asked.contains(text) else { continue }
            asked.append(text)
            let found = try await provider.search(MusicQuery(text), frame: frame)
            trace.note { $0.searches.append(text) }
            items += found.filter { new in !items.contains { $0.id == new.id } }
            ranked = ItemRanking.rank(items, for: readings)
            if let top = ranked.first, top.score >= ItemRanking.likely { break }
        }
        return ranked
    }

    private func locate(
        _ candidate: Candidate, isCertain: Bool, others: [Candidate], of utterance: Utterance,
        in situation: PlaceSituation
    ) -> Resolution {
        let resolution = locate(candidate.reading, of: utterance, in: situation)
        guard case .command(var command) = resolution else { return resolution }
        command.item = candidate.item
        command.isCertain = isCertain
        command.candidates = others
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
            if reading.intent == .nowPlaying || reading.intent == .help || reading.intent.concernsWhatPlays {
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

extension Intent {
    /// Whether the command is about some music that has to be found first.
    var needsMusic: Bool { self == .play || self == .queueAdd }
}

extension Interpretation {
    private static let musicSlots: [Slot] = [
        .query, .title, .track, .album, .artist, .playlist, .genre, .mood, .decade, .year,
    ]

    /// What to search for: the values of the slots that name music, in the order a person would say them.
    var namesMusic: String {
        Self.musicSlots.compactMap { slots[$0]?.value }.joined(separator: " ")
    }

    /// The same as it was said, for the reply.
    var spokenMusic: String {
        Self.musicSlots.compactMap { slots[$0]?.spoken }.joined(separator: " by ")
    }
}
