/// What a sentence means after what was spoken of before. Pure.
enum DialogueTurn: Sendable {
    /// A request of its own, with the readings that hold.
    case request([Interpretation])
    /// One of the choices, or once more what was done.
    case take(ResolvedCommand)
    /// What was done, somewhere else.
    case move(ResolvedCommand)
    /// The question is still open.
    case askAgain(ResolvedCommand)
    case nothingToChoose
    case cancel

    /// - Parameters:
    ///   - readings: best first, at least one.
    ///   - isSilent: whether nothing plays and nothing is paused.
    init(_ readings: [Interpretation], after dialogue: Dialogue?, isSilent: Bool) {
        // Without a question "stop" is no answer, as long as it can be anything else.
        let isAsked = dialogue?.isQuestion ?? false
        let requests = readings.filter { !$0.intent.isAnswer }
        let readings = isAsked || requests.isEmpty ? readings : requests
        let best = readings[0]
        let isStillWanted = isSilent || dialogue?.hasWorked == false
        switch best.intent {
        case .select:
            if let chosen = best.slots[.index]?.number.flatMap({ dialogue?.choice($0) }) {
                self = .take(chosen)
            } else {
                self = dialogue?.question.map(Self.askAgain) ?? .nothingToChoose
            }
        case .cancel:
            self = .cancel
        case .restart:
            self = (isStillWanted ? dialogue?.playing : nil).map(Self.take) ?? .request(readings)
        case .transfer where best.slots[.room] != nil || best.slots[.device] != nil:
            self = (isStillWanted ? dialogue?.playing : nil).map(Self.move) ?? .request(readings)
        default:
            self = .request(readings)
        }
    }
}

extension Intent {
    /// Whether it only means something where something was asked.
    fileprivate var isAnswer: Bool { self == .select || self == .cancel }
}
