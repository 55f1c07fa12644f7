import MusicSkillCore

/// What the open question offers, to be answered by name or by the part of a name that tells it from the others.
struct ChoiceIndex: Sendable {
    private let names: [[Set<Substring>]]

    init(_ choices: [HomeVocabulary.Name]) {
        names = choices.map { choice in
            (choice.aliases + [choice.canonical]).map { Set(FoldedText.key($0).words()) }
        }
    }

    var isEmpty: Bool { names.isEmpty }

    /// The only choice that holds all words of `key`, such as "live" of "Hurt" and "Hurt (Live)".
    func index(of key: String) -> Int? {
        let words = Set(key.words())
        let holders = names.indices.filter { names[$0].contains(where: words.isSubset) }
        let exact = holders.filter { names[$0].contains(words) }
        if exact.count == 1 { return exact[0] }
        return holders.count == 1 && !words.isEmpty ? holders[0] : nil
    }
}
