import MusicSkillCore

/// What the slots of one match hold.
struct Filling: Equatable, Sendable {
    // An array: there are few, and most fillings are thrown away before anybody looks a slot up.
    private var entries: [(slot: Slot, value: SlotValue)] = []
    var bits: SlotBits = []
    /// How much its slots take from the score of a reading.
    var cost = 0.0

    var slots: [Slot: SlotValue] { Dictionary(uniqueKeysWithValues: entries.lazy.map { ($0.slot, $0.value) }) }

    /// - Returns: false where the slot is filled already.
    mutating func fill(_ slot: Slot, _ value: SlotValue) -> Bool {
        guard !entries.contains(where: { $0.slot == slot }) else { return false }
        entries.append((slot, value))
        return true
    }

    /// Both together; nothing when they fill the same slot.
    func merged(with other: Filling) -> Filling? {
        var merged = self
        for (slot, value) in other.entries where !merged.fill(slot, value) { return nil }
        merged.bits = bits.union(other.bits)
        merged.cost = cost + other.cost
        return merged
    }

    /// Whether both fill the same slots with the same, in whatever order.
    func holdsSame(as other: Filling) -> Bool {
        bits == other.bits && entries.count == other.entries.count
            && entries.allSatisfy { slot, value in
                other.entries.contains { $0.slot == slot && $0.value == value }
            }
    }

    static func == (first: Filling, second: Filling) -> Bool {
        first.cost == second.cost && first.holdsSame(as: second)
    }
}
