import MusicSkillCore

extension SkillTest {
    /// - Returns: what was read instead of what is expected; nothing when the test passes.
    func failure(_ reading: Reading) -> String? {
        let best = ([reading.interpretations] + reading.following).compactMap(\.first)
        let passes =
            switch expectation {
            case .nothing: best.isEmpty
            case .best(let expected): best.count == expected.count && zip(expected, best).allSatisfy { $0.matches($1) }
            case .among(let expected): reading.interpretations.contains(where: expected.matches)
            }
        if passes { return nil }
        return best.isEmpty ? "-" : best.map { Self.text($0) }.joined(separator: " + ")
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
