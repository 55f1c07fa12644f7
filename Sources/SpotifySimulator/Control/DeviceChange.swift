import MusicSkillCore

/// Something that happens in the home without the Web API. Devices are named by name, or by id where names are equal.
package enum DeviceChange: Sendable {
    case add(Device)
    case rename(String, to: String)
    case sleep(String)
    case wake(String)
    case remove(String)
    case changeID(String)
    case restrict(String, Bool)
    /// Somebody starts that track, album, artist or playlist at the device itself.
    case play(String, uri: String)
    /// Somebody pauses at the device.
    case pause(String)
}

extension World {
    /// Can be seen at once.
    mutating func apply(_ change: DeviceChange, at moment: Moment) throws(Refusal) {
        let now = moment.instant
        let randomness = randomness
        let wanted: PlayRequest? =
            if case .play(_, let uri) = change { try PlayRequest(starting: uri, in: self) } else { nil }
        try timeline.change(at: now, visibleAfter: .zero) { home throws(Refusal) in
            switch change {
            case .add(let device): home.devices.append(device)
            case .rename(let name, let new): home.devices[try home.index(of: name)].name = new
            case .sleep(let name): home.sleep(try home.index(of: name), now: now)
            case .wake(let name): home.devices[try home.index(of: name)].wakeUp()
            case .remove(let name): home.remove(try home.index(of: name), now: now)
            case .changeID(let name): home.devices[try home.index(of: name)].changeID()
            case .restrict(let name, let isRestricted):
                home.devices[try home.index(of: name)].isRestricted = isRestricted
            case .play(let name, _):
                home.activate(try home.index(of: name))
                if let wanted { home.playhead.start(wanted, now: now, randomness) }
            case .pause(let name):
                if try home.index(of: name) == home.active { home.playhead.pause(now: now) }
            }
        }
    }
}

extension Household {
    fileprivate func index(of name: String) throws(Refusal) -> Int {
        guard let index = devices.firstIndex(where: { $0.id == name || $0.name == name }) else {
            throw Refusal(404, "no device \(name); there are: \(devices.map(\.name).joined(separator: ", "))")
        }
        return index
    }
}
