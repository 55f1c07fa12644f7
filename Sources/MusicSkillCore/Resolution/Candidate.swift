/// An item that could be meant, with the reading it answers.
package struct Candidate: Sendable, Equatable {
    package var item: MusicItem
    package var reading: Interpretation
    /// 0...1: how well the item fits, weighed with how well the wording does.
    package var score: Double
    /// Whether the account owns it or was played it before.
    package var isFamiliar: Bool

    package init(item: MusicItem, reading: Interpretation, score: Double, isFamiliar: Bool = false) {
        self.item = item
        self.reading = reading
        self.score = score
        self.isFamiliar = isFamiliar
    }
}

/// What to make of the candidates.
package enum ItemDecision: Sendable, Equatable {
    case play(Candidate)
    /// Fairly sure: play it, and name it so that a mistake is heard.
    case playAndName(Candidate)
    /// Two or three that are meant alike, best first.
    case ask([Candidate])
    /// Nothing fits; the nearest is worth offering when there is one.
    case notFound(nearest: Candidate?)
}

package enum ItemRanking {
    /// From here on the item is taken without hesitation.
    package static let sure = 0.85
    /// From here on it is taken, and named.
    package static let likely = 0.65
    /// Below this an item is not even worth offering.
    package static let worthOffering = 0.45

    /// Every item scored against every reading, best first, one entry per item.
    ///
    /// - Parameter familiar: of the items, those the account owns.
    package static func rank(
        _ items: [MusicItem], for readings: [Interpretation], familiar: Set<MusicID> = []
    ) -> [Candidate] {
        var ranks: [MusicID.Kind: Int] = [:]
        var candidates: [Candidate] = []
        for item in items {
            let rank = ranks[item.id.kind, default: 0]
            ranks[item.id.kind] = rank + 1
            let scored = readings.map { reading in
                Candidate(
                    item: item, reading: reading,
                    score: ItemScore.score(item, for: reading, rank: rank) * (0.85 + 0.15 * reading.score),
                    isFamiliar: familiar.contains(item.id))
            }
            if let best = scored.max(by: { $0.score < $1.score }), best.score > 0 { candidates.append(best) }
        }
        // Equal scores keep the service's order; `sorted` alone does not promise that.
        return candidates.enumerated()
            .sorted { ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset) }
            .map(\.element)
    }

    package static func decide(_ ranked: [Candidate]) -> ItemDecision {
        guard var best = ranked.first else { return .notFound(nearest: nil) }
        if best.score >= likely {
            let rivals = CloseRivals.among(ranked)
            let familiar = rivals.first(where: \.isFamiliar)
            if familiar == nil, !rivals.isEmpty { return .ask(rivals) }
            best = familiar ?? best
        }
        if best.score >= sure { return .play(best) }
        if best.score >= likely { return .playAndName(best) }
        return .notFound(nearest: best.score >= worthOffering ? best : nil)
    }
}
