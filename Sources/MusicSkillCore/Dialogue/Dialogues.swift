/// The dialogues about one account's music with all places of the home, each for as long as it lives.
actor Dialogues {
    /// More places than a home has; the dialogue that ends first gives way.
    static let capacity = 200

    /// Who takes part in a dialogue: a place, else a user at a door, else all of whom neither is known.
    enum Partner: Hashable {
        case site(String)
        case user(String, at: Utterance.Door)
        case anybody

        init(_ utterance: Utterance) {
            self =
                utterance.site.map(Self.site) ?? utterance.user.map { .user($0, at: utterance.door) } ?? .anybody
        }
    }

    private let time: TimeSource
    private var dialogues: [Partner: Dialogue] = [:]

    init(time: TimeSource) {
        self.time = time
    }

    func dialogue(with partner: Partner) -> Dialogue? {
        dialogues[partner].flatMap { time.now() < $0.expires ? $0 : nil }
    }

    /// - Parameter command: its candidates are what can be chosen from.
    func note(question command: ResolvedCommand, to partner: Partner) {
        keep(Dialogue(asking: command, at: time.now()), with: partner)
    }

    /// Only music can be come back to.
    func note(_ command: ResolvedCommand, hasWorked: Bool, for partner: Partner) {
        guard command.item != nil || !command.tracks.isEmpty else { return }
        let earlier = dialogue(with: partner)
        keep(Dialogue(after: command, hasWorked: hasWorked, earlier: earlier, at: time.now()), with: partner)
    }

    func forget(_ partner: Partner) {
        dialogues[partner] = nil
    }

    func dropQuestion(to partner: Partner) {
        if dialogues[partner]?.isQuestion == true { dialogues[partner] = nil }
    }

    private func keep(_ dialogue: Dialogue, with partner: Partner) {
        let now = time.now()
        dialogues = dialogues.filter { now < $0.value.expires }
        if dialogues.count >= Self.capacity, let oldest = dialogues.min(by: { $0.value.expires < $1.value.expires }) {
            dialogues[oldest.key] = nil
        }
        dialogues[partner] = dialogue
    }
}
