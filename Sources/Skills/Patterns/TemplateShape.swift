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
        case .optional(let part): return Self.fingerprint(of: [part], 1)
        case .choice(let parts): return Self.fingerprint(of: parts, 2)
        case .sequence(let parts, let isSpaced): return Self.fingerprint(of: parts, isSpaced ? 3 : 4)
        case .phrase(let phrase): return phrase.fingerprint
        }
    }

    private static func fingerprint(of parts: [Template], _ kind: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(parts.count)
        for part in parts { hasher.combine(part.fingerprint) }
        return hasher.finalize()
    }
}
