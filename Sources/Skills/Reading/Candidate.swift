import MusicSkillCore

/// A reading before anybody knows whether it is among the best.
struct Candidate {
    var intent: Intent
    var filling: Filling
    var score: Double
    var pattern: CompiledPattern
    /// The part of the sentence that the pattern read.
    var range: Range<Int>

    /// More readings than anybody looks at.
    static let maximumReadings = 16

    /// Best first, the same thing once, not too many. Of equals, the one found first.
    ///
    /// What is likelier not meant for us is no reading at all.
    static func best(_ found: [Candidate]) -> [Candidate] {
        let rival = found.lazy.filter { $0.intent == .none }.map(\.score).max() ?? 0
        let order = found.indices.filter { found[$0].intent != .none && found[$0].score >= rival }
            .sorted { found[$0].score != found[$1].score ? found[$0].score > found[$1].score : $0 < $1 }
        var best: [Candidate] = []
        for index in order where best.count < maximumReadings {
            let next = found[index]
            if !best.contains(where: { $0.intent == next.intent && $0.filling.holdsSame(as: next.filling) }) {
                best.append(next)
            }
        }
        return best
    }
}
