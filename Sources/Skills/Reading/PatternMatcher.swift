import MusicSkillCore

/// The code of a pattern, and who reads what its groups catch.
final class PatternMatcher: Sendable {
    /// What a slot of some pattern catches.
    final class Slot: Sendable {
        let reference: Template.SlotReference
        let reader: SlotReader
        /// The same for all of the language that catch the same.
        let kind: Int
        let bit: SlotBits
        /// What it catches begins with, as an expression; nothing where that is not known.
        let firstLetters: String?

        init(reference: Template.SlotReference, reader: SlotReader, kind: Int, bit: SlotBits) {
            self.reference = reference
            self.reader = reader
            self.kind = kind
            self.bit = bit
            firstLetters = reader.firstLetters(reference)
        }
    }

    struct Capture: Sendable {
        let group: Int
        let slot: Slot
    }

    let code: PCREPattern
    let captures: [Capture]
    /// The same by the number of its group.
    private let slotsByGroup: [Slot?]

    /// - Parameter slots: those that groups of `code` are named after.
    init(_ code: PCREPattern, slots: [Slot]) {
        self.code = code
        captures = code.groups.compactMap { name, number in
            slots.first { $0.reference.group == name }.map { Capture(group: number, slot: $0) }
        }
        var byGroup = [Slot?](repeating: nil, count: (captures.map(\.group).max() ?? 0) + 1)
        for capture in captures { byGroup[capture.group] = capture.slot }
        slotsByGroup = byGroup
    }

    func slot(of group: Int) -> Slot? { group < slotsByGroup.count ? slotsByGroup[group] : nil }
}
