import MusicSkillCore

extension Sentences {
    /// About what was said before, and what it was said about.
    static let dialogue: [String: [Interpretation]] = [
        "play hurt": [.init(intent: .play, slots: [.title: SlotValue("hurt")])],
        "play hurt in the bedroom": [
            .init(intent: .play, slots: [.title: SlotValue("hurt"), .room: SlotValue("bedroom")])
        ],
        "like hurt": [.init(intent: .like, slots: [.title: SlotValue("hurt")])],
        "play it again": [.init(intent: .restart)],
        "play it in the bedroom": [.init(intent: .transfer, slots: [.room: SlotValue("bedroom")])],
        "play it in the ballroom": [
            .init(intent: .transfer, slots: [.room: SlotValue("ballroom", isKnown: false)])
        ],
        "stop": [.init(intent: .stop)],
        "the second one, whatever it is": [select(2)],
        "play halo and turn it up": [.init(intent: .play, slots: [.query: SlotValue("halo")])],
        "play qqqq and turn it up": [.init(intent: .play, slots: [.query: SlotValue("qqqq")])],
        "play qqqq and play halo in the bedroom": [.init(intent: .play, slots: [.query: SlotValue("qqqq")])],
        "play halo and pause in the garage": [.init(intent: .play, slots: [.query: SlotValue("halo")])],
    ]

    static let following: [String: [[Interpretation]]] = [
        "play halo and turn it up": [[.init(intent: .volumeUp)]],
        "play qqqq and turn it up": [[.init(intent: .volumeUp)]],
        "play qqqq and play halo in the bedroom": [
            [.init(intent: .play, slots: [.query: SlotValue("halo"), .room: SlotValue("bedroom")])]
        ],
        "play halo and pause in the garage": [
            [.init(intent: .pause, slots: [.room: SlotValue("garage")])]
        ],
    ]

    /// What the sentences are while there is something to choose from.
    static let answers: [String: [Interpretation]] = [
        "the first one": [select(1)],
        "the second one": [select(2)],
        "the last one": [select(-1)],
        "the ninth one": [select(9)],
        "no, the other one": [select(2)],
        "neither": [.init(intent: .cancel)],
        "stop": [.init(intent: .cancel)],
    ]

    private static func select(_ index: Int) -> Interpretation {
        Interpretation(intent: .select, slots: [.index: SlotValue(String(index))])
    }
}

extension Music {
    static let hurts = ["Nine Inch Nails", "Johnny Cash", "Christina Aguilera"].map { track("Hurt", by: $0) }
}
