import Foundation
import MusicSkillCore

/// A rule between values that are each fine by themselves.
struct ConfigurationCheck: Sendable {
    typealias Finding = (key: String, message: String)

    /// The keys it looks at. Where one of them is wrong already, it has nothing to say.
    let keys: [String]
    /// May also replace an alias by what it stands for.
    let find: @Sendable (inout Configuration) -> [Finding]

    static let all = [
        ConfigurationCheck(keys: ["rooms"], find: { doubledNames(in: $0.home.rooms) }),
        ConfigurationCheck(keys: ["rooms", "default_room"], find: { settleDefaultRoom(of: &$0.home) }),
        ConfigurationCheck(keys: ["rooms", "sites"], find: { settleSites(of: &$0.home) }),
        ConfigurationCheck(keys: ["mqtt.base_topic", "home_assistant.prefix"]) { configuration in
            let (base, prefix) = (configuration.mqtt.baseTopic, configuration.homeAssistant.prefix)
            if base == prefix {
                return [("mqtt.base_topic", "expected another topic than home_assistant.prefix, found both alike")]
            }
            return outside(base, prefix, key: "mqtt.base_topic", other: "home_assistant.prefix")
                + outside(prefix, base, key: "home_assistant.prefix", other: "mqtt.base_topic")
        },
        ConfigurationCheck(keys: ["mqtt.base_topic", "home_assistant.status_topic"]) { configuration in
            outside(
                configuration.homeAssistant.statusTopic, configuration.mqtt.baseTopic,
                key: "home_assistant.status_topic", other: "mqtt.base_topic")
        },
        ConfigurationCheck(keys: ["mqtt.username", "mqtt.password"]) { configuration in
            guard configuration.mqtt.password != nil, configuration.mqtt.username == nil else { return [] }
            return [("mqtt.password", "expected mqtt.username beside it, found none")]
        },
        ConfigurationCheck(keys: ["wyoming.fallback"]) { configuration in
            switch (configuration.wyoming.fallback.url, configuration.wyoming.fallback.token) {
            case (_?, nil): [("wyoming.fallback.url", "expected wyoming.fallback.token beside it, found none")]
            case (nil, _?): [("wyoming.fallback.token", "expected wyoming.fallback.url beside it, found none")]
            default: []
            }
        },
        ConfigurationCheck(keys: ["http"], find: { httpToken(of: $0.http) }),
        ConfigurationCheck(keys: ["mqtt.tls"]) { configuration in
            switch (configuration.mqtt.tls.certificate, configuration.mqtt.tls.key) {
            case (_?, nil): [("mqtt.tls.certificate", "expected mqtt.tls.key beside it, found none")]
            case (nil, _?): [("mqtt.tls.key", "expected mqtt.tls.certificate beside it, found none")]
            default: []
            }
        },
    ]

    /// The token must fit into a header (RFC 6750, 2.1) and be too long to be found by trying; it is never shown.
    private static func httpToken(of http: Configuration.HTTP) -> [Finding] {
        if let token = http.token {
            let isStrong = token.reveal().wholeMatch(of: /[A-Za-z0-9\-._~+\/]{16,256}=*/) != nil
            return isStrong ? [] : [("http.token", "expected 16 or more letters, digits and any of - . _ ~ + /")]
        }
        guard let address = http.listen, !address.isLoopback else { return [] }
        let reason = "expected http.token beside it, since \(address) is open to other machines"
        return [("http.listen", "\(reason); `openssl rand -hex 32` makes one")]
    }

    private static func outside(_ topic: String, _ other: String, key: String, other otherKey: String) -> [Finding] {
        guard topic.hasPrefix(other + "/") else { return [] }
        return [(key, "expected a topic outside \(otherKey), found \"\(topic)\" below \"\(other)\"")]
    }

    private static func doubledNames(in rooms: [Room]) -> [Finding] {
        var owners: [NameKey: String] = [:]
        var findings: [Finding] = []
        for room in rooms {
            for name in room.names {
                if let owner = owners.updateValue(room.name, forKey: NameKey(name)), owner != room.name {
                    findings.append(
                        ("rooms.\(room.name)", "expected each name once, found \"\(name)\" also in \"\(owner)\""))
                }
            }
        }
        return findings
    }

    private static func settleDefaultRoom(of home: inout Home) -> [Finding] {
        guard let name = home.defaultRoom else { return [] }
        home.defaultRoom = home.room(named: name)?.name ?? name
        return unknownRoom(name, in: home, key: "default_room")
    }

    private static func settleSites(of home: inout Home) -> [Finding] {
        let given = home
        home.sites = given.sites.mapValues { given.room(named: $0)?.name ?? $0 }
        return given.sites.sorted { $0.key < $1.key }
            .flatMap { unknownRoom($0.value, in: given, key: "sites.\($0.key)") }
    }

    private static func unknownRoom(_ name: String, in home: Home, key: String) -> [Finding] {
        guard home.room(named: name) == nil else { return [] }
        let known = home.rooms.isEmpty ? "no rooms at all" : home.rooms.map(\.name).joined(separator: ", ")
        return [(key, "expected the name of a room, found \"\(name)\"; rooms has \(known)")]
    }
}
