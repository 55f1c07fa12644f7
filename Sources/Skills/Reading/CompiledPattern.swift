import MusicSkillCore
import Synchronization

/// One line of `patterns.txt`, ready to match.
final class CompiledPattern: Sendable {
    let line: PatternFile.Line
    /// Of its intent; nothing for heads and tails.
    let rule: IntentRule?
    /// What the line says of itself: `=> sort=random`.
    let constants: Filling
    /// What a sentence must hold for it to match.
    let needs: [Set<Template.Need>]
    /// The words it can begin with; nothing when any.
    let firstWords: Set<String>?
    /// Made when a sentence first needs it: of thousands of patterns a home uses few.
    private let attempt = AtomicLazyReference<Attempt>()
    private let compile: @Sendable () throws(TemplateError) -> PatternMatcher

    private final class Attempt: Sendable {
        let result: Result<PatternMatcher, TemplateError>

        init(_ result: Result<PatternMatcher, TemplateError>) { self.result = result }
    }

    init(
        line: PatternFile.Line, rule: IntentRule?, constants: Filling, needs: [Set<Template.Need>],
        firstWords: Set<String>?,
        compile: @escaping @Sendable () throws(TemplateError) -> PatternMatcher
    ) {
        self.line = line
        self.rule = rule
        self.constants = constants
        self.needs = needs
        self.firstWords = firstWords
        self.compile = compile
    }

    /// Fails where PCRE2 refuses the pattern: one that is too large.
    func matching() -> Result<PatternMatcher, TemplateError> {
        // Where two threads come at once, both compile and the first is kept.
        (attempt.load() ?? attempt.storeIfNil(Attempt(Result(catching: compile)))).result
    }
}

/// The code of a pattern, and who reads what its groups catch.
final class PatternMatcher: Sendable {
    /// What a slot of some pattern catches.
    final class Slot: Sendable {
        let reference: Template.SlotReference
        let reader: SlotReader
        /// The same for all of the language that catch the same.
        let kind: Int
        let bit: SlotBits

        init(reference: Template.SlotReference, reader: SlotReader, kind: Int, bit: SlotBits) {
            self.reference = reference
            self.reader = reader
            self.kind = kind
            self.bit = bit
        }
    }

    struct Capture: Sendable {
        let group: Int
        let slot: Slot
    }

    let code: PCREPattern
    let captures: [Capture]
    /// The same by the number of its group.
    private let slotsByGroup: [Slot?]

    /// - Parameter slots: those that groups of `code` are named after.
    init(_ code: PCREPattern, slots: [Slot]) {
        self.code = code
        captures = code.groups.compactMap { name, number in
            slots.first { $0.reference.group == name }.map { Capture(group: number, slot: $0) }
        }
        var byGroup = [Slot?](repeating: nil, count: (captures.map(\.group).max() ?? 0) + 1)
        for capture in captures { byGroup[capture.group] = capture.slot }
        slotsByGroup = byGroup
    }

    func slot(of group: Int) -> Slot? { group < slotsByGroup.count ? slotsByGroup[group] : nil }
}
