import Adapters
import MusicSkillCore

/// The configurations that the broker keeps of ours, and what turns them into those that are wanted. Pure.
struct DiscoveryBook {
    /// What to publish, in two steps with a pause between them.
    struct Turn: Equatable {
        /// By topic; nothing takes the whole device away.
        var now: [String: JSONValue?] = [:]
        /// Once Home Assistant has let go of what `now` took from a device that stays.
        var later: [String: JSONValue] = [:]
    }

    private struct Entry {
        var configuration: JSONValue
        /// Said on this connection, or found by it.
        var isCertain = true
        var unwantedSince: TimeSource.Instant?
    }

    /// An account that is being opened anew hides its players for a moment, and nobody's entities must go for that.
    static let patience = Duration.seconds(60)

    private var entries: [String: Entry] = [:]

    /// An earlier run said this. What of it is not wanted now will not be wanted in a minute.
    mutating func find(_ configuration: JSONValue, on topic: String, now: TimeSource.Instant) {
        entries[topic] = Entry(configuration: configuration, unwantedSince: now.advanced(by: .zero - Self.patience))
    }

    /// The broker or Home Assistant may have lost all of it.
    mutating func distrust() {
        for topic in entries.keys { entries[topic]?.isCertain = false }
    }

    /// Whether nothing would be published.
    func isTrue(to wanted: [String: JSONValue], now: TimeSource.Instant) -> Bool {
        var book = self
        return book.turn(to: wanted, now: now) == Turn()
    }

    /// Counts as published what it returns.
    mutating func turn(to wanted: [String: JSONValue], now: TimeSource.Instant) -> Turn {
        var turn = Turn()
        for (topic, configuration) in wanted {
            let before = entries[topic]
            entries[topic] = Entry(configuration: configuration)
            if let before, before.isCertain, before.configuration == configuration { continue }
            let parting = configuration.takingLeave(of: before?.configuration)
            turn.now[topic] = parting
            if parting != configuration { turn.later[topic] = configuration }
        }
        for (topic, entry) in entries where wanted[topic] == nil {
            let since = entry.unwantedSince ?? now
            if since.duration(to: now) >= Self.patience {
                entries[topic] = nil
                turn.now[topic] = .some(nil)
            } else {
                entries[topic]?.unwantedSince = since
            }
        }
        return turn
    }
}

extension JSONValue {
    /// The configuration of a device with a last word about each entity that `earlier` had and it has not: its platform
    /// alone, which removes it (Home Assistant, MQTT integration, "Device discovery payload").
    fileprivate func takingLeave(of earlier: JSONValue?) -> JSONValue {
        guard let old = earlier?["components"]?.members, var components = self["components"]?.members,
            var root = members
        else { return self }
        for (key, component) in old {
            guard let platform = component["platform"], component["platform"] != components[key]?["platform"] else {
                continue
            }
            components[key] = ["platform": platform]
        }
        root["components"] = .object(components)
        return .object(root)
    }
}
