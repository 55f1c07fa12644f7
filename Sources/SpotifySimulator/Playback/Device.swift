package import MusicSkillCore

/// A speaker, phone or radio of the account.
package struct Device: Sendable, Equatable {
    package enum Presence: Sendable, Equatable {
        case awake
        /// Unknown to Spotify's cloud: not listed, and a command to its id is refused.
        case asleep
        /// Called, but not there yet.
        case waking(until: TimeSource.Instant)
    }

    package var name: String
    package var kind: String
    package var supportsVolume: Bool
    package var volume: Int
    /// Takes no command from the Web API.
    package var isRestricted: Bool
    /// Seen only while it plays, and then without an id: a Sonos, an Alexa.
    package var isHidden: Bool
    /// Comes back from sleep under a new id.
    package var changesID: Bool
    package var presence: Presence
    private var generation = 1
    /// Tells apart devices of the same name.
    private let serial: Int

    package init(
        _ name: String, kind: String = "Speaker", serial: Int = 1, supportsVolume: Bool = true, volume: Int = 40,
        isRestricted: Bool = false, isHidden: Bool = false, changesID: Bool = false, presence: Presence = .awake
    ) {
        self.name = name
        self.kind = kind
        self.serial = serial
        self.supportsVolume = supportsVolume
        self.volume = volume
        self.isRestricted = isRestricted
        self.isHidden = isHidden
        self.changesID = changesID
        self.presence = presence
        birthName = name
    }

    /// Renaming a speaker does not change its id.
    private let birthName: String

    /// 40 hexadecimal digits, as Spotify's ids are.
    package var id: String { StableID.hexadecimal("device", birthName, String(serial), String(generation)) }

    var isListed: Bool { presence == .awake && !isHidden }

    mutating func sleep() { presence = .asleep }

    mutating func wakeUp() {
        if changesID { changeID() }
        presence = .awake
    }

    mutating func changeID() { generation += 1 }

    /// Ends waking when its time has come.
    mutating func advance(to now: TimeSource.Instant) {
        if case .waking(let until) = presence, until <= now { wakeUp() }
    }
}
