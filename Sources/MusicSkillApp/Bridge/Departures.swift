import MusicSkillCore

/// Which players' retained topics have outlived the players, and when they may be taken off the broker. Pure.
struct Departures {
    /// An account that is being opened anew hides its players for a moment. And Home Assistant, which is told to let go of
    /// a device after a minute, must have done so before that device's states are empty.
    static let patience = Duration.seconds(120)

    /// The players with topics on the broker; since when each is missing, if it is.
    private var missingSince: [String: TimeSource.Instant?] = [:]

    /// The broker keeps topics of this player, of this run or an earlier one.
    mutating func note(_ id: String) {
        if missingSince[id] == nil { missingSince[id] = .some(nil) }
    }

    /// - Parameter present: the players there are; nothing where nobody knows.
    /// - Returns: the players whose topics are to go, and are forgotten by this.
    mutating func step(present: Set<String>?, now: TimeSource.Instant) -> [String] {
        missingSince = missingSince.reduce(into: [:]) { missing, entry in
            let isMissing = present.map { !$0.contains(entry.key) } ?? false
            missing[entry.key] = .some(isMissing ? entry.value ?? now : nil)
        }
        let gone = missingSince.compactMap { id, since in
            since.map { $0 + Self.patience <= now } == true ? id : nil
        }
        for id in gone { missingSince[id] = nil }
        return gone.sorted()
    }

    /// When somebody's topics are due, if nothing happens before.
    var due: TimeSource.Instant? { missingSince.values.compactMap { $0.map { $0 + Self.patience } }.min() }
}
