import MusicSkillCore

/// One of several ways to read a sentence.
protocol Ranked {
    var score: Double { get }

    /// Whether both mean the same, whatever pattern they came from.
    func meansSame(as other: Self) -> Bool
}

/// More readings than anybody looks at.
private let maximumReadings = 16

extension Array where Element: Ranked {
    /// Best first, what means the same once, no more than anybody looks at. Of equals, the one found first.
    var best: [Element] {
        let order = indices.sorted {
            self[$0].score != self[$1].score ? self[$0].score > self[$1].score : $0 < $1
        }
        var best: [Element] = []
        for index in order where best.count < maximumReadings {
            if !best.contains(where: self[index].meansSame) { best.append(self[index]) }
        }
        return best
    }
}

extension [[Interpretation]] {
    /// The best of all, each of which is ranked already.
    var best: [Interpretation] {
        let others = filter { !$0.isEmpty }
        return others.count > 1 ? others.flatMap(\.self).best : others.first ?? []
    }
}

extension Interpretation: Ranked {
    func meansSame(as other: Interpretation) -> Bool { intent == other.intent && slots == other.slots }
}
