import MusicSkillCore

/// A reading before anybody knows whether it is among the best.
struct Candidate: Ranked {
    var intent: Intent
    var filling: Filling
    var score: Double
    var pattern: CompiledPattern
    /// The part of the sentence that the pattern read.
    var range: Range<Int>

    func meansSame(as other: Candidate) -> Bool { intent == other.intent && filling.holdsSame(as: other.filling) }
}

extension [Candidate] {
    /// Without what is likelier not meant for us, which is no reading at all.
    var meantForUs: [Candidate] {
        let rival = lazy.filter { $0.intent == .none }.map(\.score).max() ?? 0
        return filter { $0.intent != .none && $0.score >= rival }
    }
}
