import MusicSkillCore

/// One line of `patterns.txt`, ready to match.
struct CompiledPattern: Sendable {
    struct Capture: Sendable {
        var group: Int
        var reader: SlotReader
        var acceptsUnknown: Bool
        var bit: SlotBits
    }

    var line: Int
    /// As it was written.
    var source: String
    var section: PatternFile.Section
    var matcher: PCREPattern
    var captures: [Capture]
    /// The words it can begin with; nothing when any.
    var firstWords: Set<String>?

    /// What its section reads; nothing for heads and tails.
    var intent: Intent? {
        if case .intent(let intent) = section { return intent }
        return nil
    }
}

/// Patterns by the word they begin with.
struct PatternIndex: Sendable {
    private var byFirstWord: [String: [CompiledPattern]] = [:]
    private var others: [CompiledPattern] = []

    init(_ patterns: [CompiledPattern]) {
        for pattern in patterns {
            if let words = pattern.firstWords {
                for word in words { byFirstWord[word, default: []].append(pattern) }
            } else {
                others.append(pattern)
            }
        }
    }

    /// Calls `body` with every pattern that a text beginning with `word` can match.
    func forEach(beginningWith word: String, _ body: (CompiledPattern) -> Void) {
        byFirstWord[word]?.forEach(body)
        others.forEach(body)
    }
}
