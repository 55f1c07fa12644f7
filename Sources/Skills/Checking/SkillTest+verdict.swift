import MusicSkillCore

extension SkillTest {
    /// - Returns: what was read instead of what is expected; nothing when the test passes.
    func failure(_ interpretations: [Interpretation]) -> String? {
        let passes =
            switch expectation {
            case .nothing: interpretations.isEmpty
            case .best(let expected): interpretations.first.map(expected.matches) ?? false
            case .among(let expected): interpretations.contains(where: expected.matches)
            }
        if passes { return nil }
        return interpretations.first.map { Self.text($0) } ?? "-"
    }

    /// An interpretation as it would be written in `tests.txt`.
    private static func text(_ interpretation: Interpretation) -> String {
        let slots = interpretation.slots.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { " \($0.rawValue)\($1.isKnown ? "" : "?")=\"\($1.value)\"" }
        return interpretation.intent.rawValue + slots.joined()
    }
}

extension SkillTest.Expected {
    func matches(_ interpretation: Interpretation) -> Bool {
        guard intent == interpretation.intent, slots.count == interpretation.slots.count else { return false }
        return slots.allSatisfy { name, expected in
            let isKnown = !name.hasSuffix("?")
            guard let slot = Slot(rawValue: isKnown ? name : String(name.dropLast())),
                let got = interpretation.slots[slot], got.isKnown == isKnown
            else { return false }
            return [got.value, got.spoken].contains { FoldedText.key($0) == FoldedText.key(expected) }
        }
    }
}
