/// What a sentence must hold for a template to match it: cheaper to ask than to match.
extension Template {
    /// A folded word, or a slot whose entries are all known.
    enum Need: Hashable, Sendable {
        case word(NeedHash)
        case slot(SlotReference)
    }

    /// Of each set the sentence holds at least one.
    /// - Parameter readers: of the slots, by name.
    func needs(_ readers: [String: SlotReader]) -> [Set<Need>] {
        switch self {
        case .literal(let text):
            return Self.words(text).map { [.word($0)] }
        case .slot(let reference):
            return readers[reference.name]?.isClosed(reference) ?? false ? [[.slot(reference)]] : []
        case .optional:
            return []
        case .choice(let parts):
            // The tightest need of each alternative; one without any makes the choice free.
            var any: Set<Need> = []
            for part in parts {
                guard let tightest = part.needs(readers).min(by: Self.isRarer) else { return [] }
                any.formUnion(tightest)
            }
            return [any]
        case .sequence(let parts, let isSpaced):
            // Glued pieces are parts of a word, and only the whole word is looked up.
            guard isSpaced else { return [] }
            return parts.filter { !$0.isNullable }.flatMap { $0.needs(readers) }
        case .phrase(let phrase):
            return phrase.needs
        }
    }

    /// What a sentence must end with, one of them, for a template to match it to its end; nothing where that is not known.
    /// - Parameter readers: of the slots, by name.
    func endings(_ readers: [String: SlotReader]) -> Set<Need>? {
        var endings: Set<Need> = []
        return add(to: &endings, readers) ? endings : nil
    }

    /// - Returns: whether all its endings are known.
    private func add(to endings: inout Set<Need>, _ readers: [String: SlotReader]) -> Bool {
        switch self {
        case .literal(let text):
            guard let last = Self.words(text).last else { return false }
            endings.insert(.word(last))
            return true
        case .slot:
            guard let known = needs(readers).last else { return false }
            endings.formUnion(known)
            return true
        case .optional(let part):
            return part.add(to: &endings, readers)
        case .choice(let parts):
            return parts.allSatisfy { $0.add(to: &endings, readers) }
        case .sequence(let parts, let isSpaced):
            let last = parts.lastIndex { !$0.isNullable } ?? parts.startIndex
            return isSpaced && parts[last...].allSatisfy { $0.add(to: &endings, readers) }
        case .phrase(let phrase):
            guard let known = phrase.endings else { return false }
            endings.formUnion(known)
            return true
        }
    }

    private static func words(_ text: String) -> [NeedHash] {
        text.utf8.split(separator: .space).map { NeedHash($0) }
    }

    /// Whether fewer sentences meet `first`: fewer words do, or longer ones.
    private static func isRarer(_ first: Set<Need>, _ second: Set<Need>) -> Bool {
        guard first.count == second.count else { return first.count < second.count }
        func shortest(_ needs: Set<Need>) -> Int {
            needs.lazy.map { need in
                if case .word(let word) = need { word.letters } else { Int.max }
            }.min() ?? 0
        }
        return shortest(first) > shortest(second)
    }
}
