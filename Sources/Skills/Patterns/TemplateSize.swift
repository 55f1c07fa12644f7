/// How much a template is, and what is too much: phrases within phrases and optional slots grow by multiplication.
extension Template {
    /// Each more than a line of an author who knows what it does comes to.
    private static let maximum = (pieces: 50_000, expansions: 1_000_000_000_000, slotSets: 1_000)

    /// - Throws: for a template that would take too much time or memory to look at. ``slotSets(_:)`` are of bounded size
    ///   in any case.
    func checkSize() throws(TemplateError) {
        guard expansions <= Self.maximum.expansions else {
            throw TemplateError(message: "stands for more than a trillion sentences; write several")
        }
        guard pieces <= Self.maximum.pieces else {
            throw TemplateError(message: "consists of more than \(Self.maximum.pieces) words; write several")
        }
    }

    /// The same for the slots that the sentences it stands for fill, once they are known.
    static func checkSize(_ slotSets: Set<SlotBits>) throws(TemplateError) {
        guard slotSets.count <= maximum.slotSets else {
            throw TemplateError(message: "too many slots can be left out of it; write several")
        }
    }

    /// How many words and slots it consists of, those of its phrases counted each time.
    var pieces: Int {
        switch self {
        case .literal, .slot: 1
        case .optional(let part): part.pieces
        case .choice(let parts), .sequence(let parts, _): parts.reduce(0) { $0 + $1.pieces }
        case .phrase(let phrase): phrase.pieces
        }
    }

    /// The most words of a text that it matches; nothing where there may be any number.
    /// - Parameter readers: of the slots, by name.
    func maximumWords(_ readers: [String: SlotReader]) -> Int? {
        switch self {
        case .literal(let text):
            // Speech recognition may part a word at its apostrophe.
            return 1 + text.utf8.count { $0 == .space || $0 == UInt8(ascii: "'") }
        case .slot(let reference): return readers[reference.name]?.maximumWords
        case .optional(let part): return part.maximumWords(readers)
        case .choice(let parts):
            return parts.reduce(0) { most, part in
                most.flatMap { most in part.maximumWords(readers).map { max(most, $0) } }
            }
        case .sequence(let parts, let isSpaced):
            // A slot that is glued to other pieces takes letters, not words.
            guard isSpaced || !hasSlots else { return nil }
            return parts.reduce(0) { sum, part in sum.flatMap { sum in part.maximumWords(readers).map { sum + $0 } } }
        case .phrase(let phrase): return phrase.maximumWords
        }
    }

    /// How many texts it stands for, a slot counted as one; stops counting where that is too many.
    var expansions: Int {
        switch self {
        case .literal, .slot: 1
        case .optional(let part): min(part.expansions + 1, Self.manyExpansions)
        case .choice(let parts): parts.reduce(0) { min($0 + $1.expansions, Self.manyExpansions) }
        case .sequence(let parts, _):
            parts.reduce(1) { product, part in
                let (many, isTooMany) = product.multipliedReportingOverflow(by: part.expansions)
                return isTooMany ? Self.manyExpansions : min(many, Self.manyExpansions)
            }
        case .phrase(let phrase): phrase.expansions
        }
    }

    private static let manyExpansions = maximum.expansions + 1

    /// The sets of slots that its expansions fill; stops looking where those are too many.
    func slotSets(_ manifest: SkillManifest) -> Set<SlotBits> {
        guard hasSlots else { return [[]] }
        switch self {
        case .literal: return [[]]
        case .slot(let reference): return [manifest.slots[reference.name]?.bit ?? []]
        case .optional(let part): return part.slotSets(manifest).union([[]])
        case .choice(let parts): return parts.reduce(into: []) { $0.formUnion($1.slotSets(manifest)) }
        case .sequence(let parts, _): return parts.reduce([[]]) { Self.joined($0, $1.slotSets(manifest)) }
        case .phrase(let phrase): return phrase.slotSets
        }
    }

    private static func joined(_ sets: Set<SlotBits>, _ more: Set<SlotBits>) -> Set<SlotBits> {
        if more == [[]] { return sets }
        var joined: Set<SlotBits> = []
        for set in sets {
            for other in more {
                joined.insert(set.union(other))
                if joined.count > maximum.slotSets { return joined }
            }
        }
        return joined
    }
}
