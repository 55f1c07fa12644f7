/// Where slots that take any text stand in a template.
struct Openness {
    /// Whether a text of it can begin, or end, with such a slot.
    var isOpenAtStart = false
    var isOpenAtEnd = false
    /// Whether a text of it can be nothing but such slots, or nothing at all.
    var isOnlyOpen = false
    /// Whether two of them can meet, so that nothing tells where the first ends.
    var isAmbiguous = false
    fileprivate var isNullable = false

    fileprivate static let slot = Openness(isOpenAtStart: true, isOpenAtEnd: true, isOnlyOpen: true)
    fileprivate static let nothing = Openness(isOnlyOpen: true, isNullable: true)

    /// Of the one or the other.
    fileprivate func or(_ other: Openness) -> Openness {
        Openness(
            isOpenAtStart: isOpenAtStart || other.isOpenAtStart, isOpenAtEnd: isOpenAtEnd || other.isOpenAtEnd,
            isOnlyOpen: isOnlyOpen || other.isOnlyOpen, isAmbiguous: isAmbiguous || other.isAmbiguous,
            isNullable: isNullable || other.isNullable)
    }

    /// Of the one before the other.
    fileprivate func then(_ other: Openness) -> Openness {
        Openness(
            isOpenAtStart: isOpenAtStart || isNullable && other.isOpenAtStart,
            isOpenAtEnd: other.isOpenAtEnd || other.isNullable && isOpenAtEnd,
            isOnlyOpen: isOnlyOpen && other.isOnlyOpen,
            isAmbiguous: isAmbiguous || other.isAmbiguous || isOpenAtEnd && other.isOpenAtStart,
            isNullable: isNullable && other.isNullable)
    }
}

extension Template {
    /// - Parameter readers: of the slots, by name.
    func openness(_ readers: [String: SlotReader]) -> Openness {
        switch self {
        case .literal: Openness()
        case .slot(let reference): readers[reference.name]?.isOpen(reference) ?? false ? .slot : Openness()
        case .optional(let part): part.openness(readers).or(.nothing)
        case .choice(let parts): parts.reduce(Openness()) { $0.or($1.openness(readers)) }
        case .sequence(let parts, _): parts.reduce(.nothing) { $0.then($1.openness(readers)) }
        case .phrase(let phrase): phrase.openness
        }
    }
}
