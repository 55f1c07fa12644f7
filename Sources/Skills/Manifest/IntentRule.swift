import MusicSkillCore

/// Which of a manifest's slots are filled, one bit each.
struct SlotBits: OptionSet, Hashable {
    var rawValue: UInt64

    static let all = SlotBits(rawValue: .max)
}

/// What may be said with an intent.
struct IntentRule: Sendable {
    var intent: Intent
    /// The sets of slots its patterns may fill, and how much the wording speaks for such a reading, 0...1.
    var sets: [SlotBits: Double] = [:]
    /// Slots that may come with any of them.
    var allows: SlotBits = []
    /// `when: question`: only while one is open.
    var answersQuestion = false

    /// - Returns: nothing when the slots do not go together.
    func score(_ slots: SlotBits) -> Double? {
        if let score = sets[slots] { return score }
        return sets.lazy.filter { set, _ in
            set.isSubset(of: slots) && slots.subtracting(set).isSubset(of: allows)
        }.map(\.value).max()
    }
}
