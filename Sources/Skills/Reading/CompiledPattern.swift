import MusicSkillCore
import Synchronization

/// One line of `patterns.txt`, ready to match.
final class CompiledPattern: Sendable {
    let line: PatternFile.Line
    /// Of its intent; nothing for heads and tails.
    let rule: IntentRule?
    /// What the line says of itself: `=> sort=random`.
    let constants: Filling
    /// Made when a sentence first needs it: of thousands of patterns a home uses few. Not an `AtomicLazyReference`, which
    /// looks its own type up at every load.
    private let attempt = Atomic<Unmanaged<Attempt>?>(nil)
    private let compile: @Sendable () throws(TemplateError) -> PatternMatcher

    private final class Attempt: Sendable {
        let result: Result<PatternMatcher, TemplateError>

        init(_ result: Result<PatternMatcher, TemplateError>) { self.result = result }
    }

    init(
        line: PatternFile.Line, rule: IntentRule?, constants: Filling,
        compile: @escaping @Sendable () throws(TemplateError) -> PatternMatcher
    ) {
        self.line = line
        self.rule = rule
        self.constants = constants
        self.compile = compile
    }

    deinit {
        attempt.load(ordering: .acquiring)?.release()
    }

    /// Fails where PCRE2 refuses the pattern: one that is too large.
    func matching() -> Result<PatternMatcher, TemplateError> {
        if let known = attempt.load(ordering: .acquiring) { return known.takeUnretainedValue().result }
        // Where two threads come at once, both compile and the first is kept.
        let fresh = Unmanaged.passRetained(Attempt(Result(catching: compile)))
        let first = attempt.compareExchange(expected: nil, desired: fresh, ordering: .acquiringAndReleasing).original
        if first != nil { fresh.release() }
        return (first ?? fresh).takeUnretainedValue().result
    }
}
