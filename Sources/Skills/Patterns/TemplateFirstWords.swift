/// The words a template can begin with: only the sentences that begin with one of them need be tried on it.
extension Template {
    /// Nothing when it may begin with any word.
    var firstWords: Set<NeedHash>? {
        switch self {
        case .slot: return nil
        case .literal(let text): return Self.words(text)
        case .optional(let part): return part.firstWords
        case .choice(let parts): return Self.firstWords(ofAny: parts)
        case .phrase(let phrase): return phrase.firstWords
        case .sequence(let parts, isSpaced: true):
            // Any part up to the first that cannot be left out.
            return Self.firstWords(ofAny: parts[...(parts.firstIndex { !$0.isNullable } ?? parts.endIndex - 1)])
        case .sequence(_, isSpaced: false):
            return beginnings?.reduce(into: []) { $0.formUnion(Self.words($1.text)) }
        }
    }

    private static func firstWords(ofAny parts: some Collection<Template>) -> Set<NeedHash>? {
        guard parts.count > 1 else { return parts.first?.firstWords }
        var all: Set<NeedHash> = []
        for part in parts {
            guard let words = part.firstWords else { return nil }
            all.formUnion(words)
        }
        return all
    }

    /// The first word of `text`, and what is left of it where speech recognition parts it at its apostrophe.
    private static func words(_ text: String) -> Set<NeedHash> {
        let word = text.utf8.prefix { $0 != .space }
        return [NeedHash(Substring(word)), NeedHash(Substring(word.prefix { $0 != UInt8(ascii: "'") }))]
    }

    struct Beginning: Hashable, Sendable {
        var text = ""
        /// Whether the word ends here, whatever follows.
        var isWord = false
    }

    private static let maximumBeginnings = 512

    /// Nothing when a slot takes part in the first word. An empty text stands for a template left out.
    var beginnings: Set<Beginning>? {
        switch self {
        case .slot: return nil
        case .literal(let text):
            let words = text.words(maxSplits: 1)
            return [Beginning(text: String(words[0]), isWord: words.count > 1)]
        case .optional(let part): return part.beginnings.map { $0.union([Beginning()]) }
        case .choice(let parts):
            var all: Set<Beginning> = []
            for part in parts {
                guard let beginnings = part.beginnings else { return nil }
                all.formUnion(beginnings)
            }
            return all
        case .sequence(let parts, let isSpaced):
            var all: Set<Beginning> = [Beginning()]
            for part in parts where all.contains(where: { !$0.isWord }) {
                guard let longer = Self.extend(all, by: part, isSpaced: isSpaced) else { return nil }
                all = longer
            }
            return all
        case .phrase(let phrase): return phrase.beginnings
        }
    }

    private static func extend(_ all: Set<Beginning>, by part: Template, isSpaced: Bool) -> Set<Beginning>? {
        var longer = all.filter(\.isWord)
        for beginning in all where !beginning.isWord {
            if isSpaced && !beginning.text.isEmpty {
                longer.insert(Beginning(text: beginning.text, isWord: true))
                if part.isNullable { longer.insert(beginning) }
                continue
            }
            guard let nexts = part.beginnings else { return nil }
            for next in nexts {
                longer.insert(Beginning(text: beginning.text + next.text, isWord: next.isWord))
            }
            guard longer.count <= maximumBeginnings else { return nil }
        }
        return longer
    }
}
