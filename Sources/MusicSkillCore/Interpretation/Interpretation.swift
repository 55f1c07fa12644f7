/// What one slot holds.
package struct SlotValue: Sendable, Equatable {
    /// As it was said, cut from the original sentence.
    package var spoken: String
    /// What it stands for: the canonical entry of a list, the name of a room, a number in digits. Else as spoken.
    package var value: String
    /// Where a slot refers to something of the home (`room`, `device`): whether there is such a thing.
    package var isKnown: Bool

    package init(_ spoken: String, value: String? = nil, isKnown: Bool = true) {
        self.spoken = spoken
        self.value = value ?? spoken
        self.isKnown = isKnown
    }

    /// The value as a whole number, where it is one that makes sense in a home.
    package var number: Int? { Double(value).flatMap { abs($0) <= 1_000_000 ? Int($0.rounded()) : nil } }
}

/// One way to read a sentence.
package struct Interpretation: Sendable, Equatable {
    package var intent: Intent
    package var slots: [Slot: SlotValue]
    /// How much the wording alone speaks for this reading, 0...1. Resolution has the last word.
    package var score: Double
    /// The language of the pattern that matched, BCP 47.
    package var language: String
    /// `skill/language`, for explanations.
    package var skill: String
    /// The source line of the pattern, for explanations.
    package var pattern: String
    /// The part of the sentence that the pattern read, for explanations; the rest was said around it.
    package var part: String

    package init(
        intent: Intent, slots: [Slot: SlotValue] = [:], score: Double = 1, language: String = "en",
        skill: String = "", pattern: String = "", part: String = ""
    ) {
        self.intent = intent
        self.slots = slots
        self.score = score
        self.language = language
        self.skill = skill
        self.pattern = pattern
        self.part = part
    }
}
