import MusicSkillCore

/// What a slot of a pattern may catch in one language, and what it stands for.
enum SlotReader: Sendable {
    case open(Slot)
    case list(Slot, WordList)
    case number(Slot, ClosedRange<Int>, words: WordList)
    case place

    /// The expression that catches it. Lazy: the shortest text that makes a sentence of the rest is the likeliest.
    var regex: String {
        switch self {
        case .open: ".+?"
        // Apostrophes, which the list's keys do not count, come on top.
        case .list(_, let list): ".{1,\(list.longest + 4)}?"
        case .number: ".{1,40}?"
        case .place: ".{1,60}?"
        }
    }

    var isOpen: Bool {
        if case .open = self { return true }
        return false
    }

    /// - Parameter acceptsUnknown: of a place, that it must not be one of the home: a reading to be refused by name.
    /// - Returns: nothing when the text is not of this kind.
    func read(
        _ text: FoldedText, _ range: Range<Int>, places: PlaceIndex, acceptsUnknown: Bool
    ) -> (slot: Slot, value: SlotValue)? {
        switch self {
        case .open(let slot):
            return (slot, SlotValue(text.spoken(range)))
        case .list(let slot, let list):
            return list[text.key(range)].map { (slot, SlotValue(text.spoken(range), value: $0)) }
        case .number(let slot, let bounds, let words):
            let key = text.key(range)
            guard let number = Int(words[key] ?? key), bounds.contains(number) else { return nil }
            return (slot, SlotValue(text.spoken(range), value: String(number)))
        case .place:
            let key = text.key(range)
            if acceptsUnknown {
                return places.canBeUnknown(key) ? (.room, SlotValue(text.spoken(range), isKnown: false)) : nil
            }
            return places[key].map { ($0.slot, SlotValue(text.spoken(range), value: $0.name)) }
        }
    }
}
