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
            return text.words().map { [.word(NeedHash($0))] }
        case .slot(let reference):
            return readers[reference.name]?.isClosed(reference) ?? false ? [[.slot(reference)]] : []
        case .optional:
            return []
        case .choice(let parts):
            // The tightest need of each alternative; one without any makes the choice free.
            var any: Set<Need> = []
            for part in parts {
                if case .literal(let text) = part {
                    any.insert(.word(Self.longestWord(text)))
                } else if let tightest = part.needs(readers).min(by: Self.isRarer) {
                    any.formUnion(tightest)
                } else {
                    return []
                }
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
        switch self {
        case .literal(let text):
            return [Self.lastWord(text)]
        case .slot:
            return needs(readers).last
        case .optional(let part):
            return part.endings(readers)
        case .choice(let parts):
            return Self.endings(ofAny: parts, readers)
        case .sequence(let parts, let isSpaced):
            let last = parts.lastIndex { !$0.isNullable } ?? parts.startIndex
            return isSpaced ? Self.endings(ofAny: parts[last...], readers) : nil
        case .phrase(let phrase):
            return phrase.endings
        }
    }

    private static func endings(ofAny parts: some Sequence<Template>, _ readers: [String: SlotReader]) -> Set<Need>? {
        var all: Set<Need> = []
        for part in parts {
            if case .literal(let text) = part {
                all.insert(Self.lastWord(text))
            } else if let endings = part.endings(readers) {
                all.formUnion(endings)
            } else {
                return nil
            }
        }
        return all
    }

    private static func lastWord(_ text: String) -> Need {
        .word(NeedHash(text.utf8.reversed().prefix { $0 != .space }.reversed()))
    }

    /// Of the words of a literal, the one that ``isRarer(_:_:)`` prefers.
    private static func longestWord(_ text: String) -> NeedHash {
        var longest = NeedHash()
        var word = NeedHash()
        for byte in text.utf8 {
            if byte == .space { word = NeedHash() } else { word.add(byte) }
            if word.letters > longest.letters { longest = word }
        }
        return longest
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
