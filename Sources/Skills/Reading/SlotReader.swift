import MusicSkillCore

/// What a slot of a pattern may catch in one language, and what it stands for.
enum SlotReader: Sendable {
    /// Any words; those that `names` knows under another name get that.
    case open(Slot, names: WordList)
    case list(Slot, WordList)
    case number(Slot, ClosedRange<Int>, words: WordList)
    case year(Slot, SpokenYear)
    case time(Slot, SpokenTime)
    case place
    case choice

    /// The most words it takes; nothing where that may be any number.
    var maximumWords: Int? {
        switch self {
        case .open: nil
        case .list(_, let list), .number(_, _, let list): max(list.longestWords, 1)
        case .year: SpokenYear.maximumWords
        case .time: 8
        // In a script without blanks every letter is a word.
        case .place, .choice: 24
        }
    }

    /// The expression that catches it. Lazy: the shortest text that makes a sentence of the rest is the likeliest.
    /// - Parameter isGlued: whether something follows or precedes it within a word.
    func regex(isGlued: Bool) -> String {
        if isGlued { return maximumWords == nil ? ".+?" : ".{1,40}?" }
        return "[^ ]++(?: [^ ]++)" + (maximumWords.map { "{0,\($0 - 1)}?" } ?? "*?")
    }

    /// What the words it takes can begin with, as an expression; nothing where that is not known.
    func firstLetters(_ slot: Template.SlotReference) -> String? {
        switch self {
        case .open, .place, .choice: nil
        case .list: FirstLetters.expression(entries(for: slot))
        case .number: FirstLetters.expression(entries(for: slot), orDigits: true)
        case .year(_, let years): FirstLetters.expression(years.keys, isParted: true, orDigits: true)
        case .time(_, let times): FirstLetters.expression(times.keys, orDigits: true)
        }
    }

    /// Whether it takes only what `entries` holds, or names that are known, numbers in digits, years, or places.
    func isClosed(_ slot: Template.SlotReference) -> Bool {
        switch self {
        case .time, .choice: false
        case .open(let name, _): slot.mark == .known && name != .query
        case .list, .number, .year: true
        case .place: slot.mark != .unknown
        }
    }

    /// The keys of what its list knows and `slot` may stand for.
    func entries(for slot: Template.SlotReference) -> some Sequence<String> {
        let entries: [(key: String, canonical: String)] =
            switch self {
            case .list(_, let list), .number(_, _, let list), .open(_, let list): list.entries
            case .year, .time, .place, .choice: []
            }
        return entries.lazy.filter { $0.canonical == slot.value ?? $0.canonical }.map(\.key)
    }

    var takesDigits: Bool {
        if case .number = self { return true }
        return false
    }

    /// Whether it never refuses what it caught.
    var takesAnything: Bool {
        if case .open(.query, _) = self { return true }
        return false
    }

    /// Whether any words will do for it.
    func isOpen(_ slot: Template.SlotReference) -> Bool {
        if case .open = self { return slot.mark != .known && slot.mark != .likely }
        return false
    }

    /// - Parameter view: what the words at `range` say as a name.
    /// - Returns: nothing when the text is not of this kind.
    func read(
        _ text: FoldedText, _ range: Range<Int>, home: HomeIndex, slot reference: Template.SlotReference,
        view: @autoclosure () -> NameView
    ) -> (slot: Slot, value: SlotValue)? {
        let mark = reference.mark
        // Most of what is asked about is refused: texts are made of what is taken only.
        var key: String { text.key(range) }
        func value(_ slot: Slot, _ value: String?) -> (slot: Slot, value: SlotValue)? {
            value.map { (slot, SlotValue(text.spoken(range), value: $0)) }
        }
        switch self {
        case .open(let slot, let names):
            let name = names[text, range]
            if name == nil && slot != .query {
                let view = view()
                if view.isJoint { return nil }
                if slot == .user, view.words > 1 || text.bytes[range.lowerBound].isDigit { return nil }
                if slot == .playlist || slot == .user, view.isGeneric { return nil }
                if mark == .known, !view.isKnown(as: slot) { return nil }
                if mark == .likely, !view.isLikely(as: slot) { return nil }
            }
            let spoken = text.spoken(range)
            return (slot, SlotValue(spoken, value: name ?? spoken))
        case .list(let slot, let list):
            guard let canonical = list[text, range], canonical == reference.value ?? canonical else { return nil }
            return value(slot, canonical)
        case .number(let slot, let bounds, let words):
            guard let number = Int(words[text, range] ?? key), bounds.contains(number),
                String(number) == reference.value ?? String(number)
            else { return nil }
            return value(slot, String(number))
        case .year(let slot, let years):
            return value(slot, years.year(key).map(String.init))
        case .time(let slot, let times):
            guard let seconds = times.seconds(key) else { return nil }
            let sign = mark == .forward ? "+" : mark == .back ? "-" : ""
            return value(slot, sign + String(seconds))
        case .choice:
            return value(.index, home.choices.index(of: key).map { String($0 + 1) })
        case .place:
            if mark == .unknown {
                return text.wordCount(range) < 3 && home.places.canBeUnknown(key)
                    ? (.room, SlotValue(text.spoken(range), isKnown: false)) : nil
            }
            guard home.places.mayKnow(text.bytes[range]) else { return nil }
            let place = home.places.place(key, in: reference.value.flatMap(Slot.init))
            return place.map { ($0.slot, SlotValue(text.spoken(range), value: $0.name)) }
        }
    }
}
