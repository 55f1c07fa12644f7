import MusicSkillCore

/// The devices of one account and the one stream they share.
struct Household: Sendable, Equatable {
    var devices: [Device]
    var playhead: Playhead
    /// Index of the device that plays, or was paused.
    private(set) var active: Int?

    init(_ devices: [Device], at now: TimeSource.Instant) {
        self.devices = devices
        playhead = Playhead(at: now)
    }

    var activeDevice: Device? { active.map { devices[$0] } }

    mutating func advance(to now: TimeSource.Instant) {
        for index in devices.indices { devices[index].advance(to: now) }
        playhead.advance(to: now)
    }

    /// The device a command goes to: the named one, else the active one.
    /// A call to a sleeping device is refused but wakes it.
    mutating func target(_ id: String?, now: TimeSource.Instant, wakeTime: Duration) throws(Refusal) -> Int {
        guard let id else {
            guard let active else { throw .noActiveDevice }
            return try commandable(active)
        }
        guard let index = devices.firstIndex(where: { $0.id == id && !$0.isHidden }) else { throw .deviceNotFound }
        if devices[index].presence == .asleep {
            devices[index].presence = .waking(until: now.advanced(by: wakeTime))
        }
        guard devices[index].presence == .awake else { throw .deviceNotFound }
        return try commandable(index)
    }

    /// The device a command goes to that only makes sense where the music is.
    mutating func activeTarget(_ id: String?, now: TimeSource.Instant, wakeTime: Duration) throws(Refusal) -> Int {
        let index = try target(id, now: now, wakeTime: wakeTime)
        guard index == active, playhead.current != nil else { throw .restrictionViolated }
        return index
    }

    private func commandable(_ index: Int) throws(Refusal) -> Int {
        if devices[index].isRestricted { throw .restrictionViolated }
        return index
    }

    /// Playback, playing or paused, is on that device from now on.
    mutating func activate(_ index: Int) { active = index }

    mutating func sleep(_ index: Int, now: TimeSource.Instant) {
        devices[index].sleep()
        if index == active { stop(now: now) }
    }

    mutating func remove(_ index: Int, now: TimeSource.Instant) {
        if index == active { stop(now: now) }
        devices.remove(at: index)
        if let active, active > index { self.active = active - 1 }
    }

    private mutating func stop(now: TimeSource.Instant) {
        playhead.clear(now: now)
        active = nil
    }
}

extension [Device] {
    /// One of each kind that clients stumble over.
    package static let household: [Device] = [
        Device("Kitchen Speaker"),
        Device("Living Room Speaker", volume: 35),
        Device("Bedroom Speaker", volume: 20, presence: .asleep),
        Device("Bathroom Radio", kind: "AVR", volume: 50, changesID: true),
        Device("Office Sonos", volume: 34, isRestricted: true, isHidden: true),
        Device("Pocket Phone", kind: "Smartphone", supportsVolume: false, volume: 100),
        Device("Garden Speaker", volume: 60, isRestricted: true),
    ]
}
