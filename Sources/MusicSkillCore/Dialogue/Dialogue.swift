/// What one place of the home spoke of last: a question that waits for its answer, or something that was done. Pure.
struct Dialogue: Sendable, Equatable {
    /// How long one can come back to what was done.
    static let memory = Duration.seconds(60)
    /// How long a question waits for its answer.
    static let patience = Duration.seconds(30)

    /// Everything that could have been meant, in the order it was offered.
    let choices: [Candidate]
    let expires: TimeSource.Instant
    private let command: ResolvedCommand
    /// False of what failed: then it is still wanted.
    let hasWorked: Bool
    /// The choice that was carried out; nothing while the question is open.
    private let taken: Int?

    /// - Parameter command: its candidates are the choices.
    init(asking command: ResolvedCommand, at now: TimeSource.Instant) {
        choices = command.candidates
        expires = now + Self.patience
        self.command = command
        hasWorked = false
        taken = nil
    }

    /// - Parameter earlier: what was spoken of before, whose choices stay what they were if `command` is one of them.
    init(after command: ResolvedCommand, hasWorked: Bool, earlier: Dialogue?, at now: TimeSource.Instant) {
        func isTaken(_ choice: Candidate) -> Bool { choice.item.id == command.item?.id }
        if let earlier, let taken = earlier.choices.firstIndex(where: isTaken) {
            choices = earlier.choices
            self.taken = taken
        } else {
            let this = command.item.map { Candidate(item: $0, reading: command.reading, score: 1) }
            choices = (this.map { [$0] } ?? []) + command.candidates
            taken = 0
        }
        expires = now + Self.memory
        self.command = command
        self.hasWorked = hasWorked
    }

    var isQuestion: Bool { taken == nil }

    /// What the choices are called by.
    var names: [HomeVocabulary.Name] {
        choices.map { choice in
            let artists = choice.item.artists
            return .init(choice.item.name, aliases: artists + artists.map { "\(choice.item.name) \($0)" })
        }
    }

    /// What waits for an answer.
    var question: ResolvedCommand? { isQuestion ? command : nil }

    /// What was done, if it was to play something and can be done once more.
    var playing: ResolvedCommand? {
        guard !isQuestion, command.intent == .play || command.intent == .radio else { return nil }
        return command.item == nil && command.tracks.isEmpty ? nil : command
    }

    /// The choice called by `index`, from 1, -1 the last. Who calls what was done already wants another one, the next.
    func choice(_ index: Int) -> ResolvedCommand? {
        var place = index < 0 ? choices.count + index : index - 1
        if place == taken { place = place + 1 < choices.count ? place + 1 : 0 }
        guard choices.indices.contains(place), place != taken else { return nil }
        var command = command
        command.item = choices[place].item
        command.tracks = []
        command.reading = choices[place].reading
        command.isCertain = true
        command.candidates = choices.filter { $0 != choices[place] }
        return command
    }
}
