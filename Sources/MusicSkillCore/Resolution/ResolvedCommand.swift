/// What to do, to which music, and where: a reading with its names replaced by real things.
package struct ResolvedCommand: Sendable, Equatable {
    package var reading: Interpretation
    package var item: MusicItem?
    /// When the music is a list that the provider has no name for: liked songs, a radio. `item` may name it then.
    package var tracks: [MusicItem]
    /// False when the item is only likely; the reply then says that it was a guess.
    package var isCertain: Bool
    package var place: Place
    /// Other items that could have been meant, best first; of a question, all of them.
    package var candidates: [Candidate]

    package init(
        reading: Interpretation, item: MusicItem? = nil, tracks: [MusicItem] = [], isCertain: Bool = true, place: Place,
        candidates: [Candidate] = []
    ) {
        self.reading = reading
        self.item = item
        self.tracks = tracks
        self.isCertain = isCertain
        self.place = place
        self.candidates = candidates
    }

    package var intent: Intent { reading.intent }
}

/// A command to carry out, or an answer that needs no carrying out.
package enum Resolution: Sendable {
    case command(ResolvedCommand)
    /// To be carried out with one of its candidates, once somebody has said which.
    case question(ResolvedCommand)
    case answer(Outcome)
}
