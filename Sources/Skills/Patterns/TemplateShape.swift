/// What can be told of a template without a sentence, for the lint and for the index of first words.
extension Template {
    /// Whether it can be left out altogether.
    var isNullable: Bool {
        switch self {
        case .literal, .slot: false
        case .optional: true
        case .choice(let parts): parts.contains(where: \.isNullable)
        case .sequence(let parts, _): parts.allSatisfy(\.isNullable)
        case .phrase(let phrase): phrase.isNullable
        }
    }

    /// The same for templates that say the same with other brackets, or with a phrase for what it stands for.
    var fingerprint: Int {
        switch self {
        case .literal(let text): return text.hashValue
        case .slot(let reference): return reference.group.hashValue
        case .optional(let part): return Self.mixed([part.fingerprint], 1)
        case .choice(let parts): return Self.mixed(parts.map(\.fingerprint), 2)
        case .sequence(let parts, let isSpaced):
            return Self.mixed(parts.map(\.fingerprint), isSpaced ? 3 : 4)
        case .phrase(let phrase): return phrase.fingerprint
        }
    }

    private static func mixed(_ parts: [Int], _ kind: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(parts)
        return hasher.finalize()
    }

    /// Whether an expansion consists of nothing but slots that take any text.
    func canBeOnly(_ isOpen: (SlotReference) -> Bool) -> Bool {
        switch self {
        case .literal: false
        case .slot(let reference): isOpen(reference)
        case .optional: true
        case .choice(let parts): parts.contains { $0.canBeOnly(isOpen) }
        case .sequence(let parts, _): parts.allSatisfy { $0.canBeOnly(isOpen) }
        case .phrase(let phrase): phrase.template.canBeOnly(isOpen)
        }
    }

    /// Whether two slots that take any text can meet, so that nothing tells where the first ends.
    func hasAdjacent(_ isOpen: (SlotReference) -> Bool) -> Bool {
        switch self {
        case .literal, .slot: return false
        case .optional(let part): return part.hasAdjacent(isOpen)
        case .choice(let parts): return parts.contains { $0.hasAdjacent(isOpen) }
        case .sequence(let parts, _):
            var endsOpen = false
            for part in parts {
                if part.hasAdjacent(isOpen) || endsOpen && part.hasEdge(isOpen, atStart: true) { return true }
                endsOpen = part.hasEdge(isOpen, atStart: false) || endsOpen && part.isNullable
            }
            return false
        case .phrase(let phrase): return phrase.hasSlots && phrase.template.hasAdjacent(isOpen)
        }
    }

    private func hasEdge(_ isOpen: (SlotReference) -> Bool, atStart: Bool) -> Bool {
        switch self {
        case .literal: return false
        case .slot(let reference): return isOpen(reference)
        case .optional(let part): return part.hasEdge(isOpen, atStart: atStart)
        case .choice(let parts): return parts.contains { $0.hasEdge(isOpen, atStart: atStart) }
        case .sequence(let parts, _):
            for part in atStart ? parts : parts.reversed() {
                if part.hasEdge(isOpen, atStart: atStart) { return true }
                if !part.isNullable { return false }
            }
            return false
        case .phrase(let phrase): return phrase.hasSlots && phrase.template.hasEdge(isOpen, atStart: atStart)
        }
    }
}
