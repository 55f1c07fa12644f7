import Adapters
import MusicSkillCore

/// One device with all its entities, as Home Assistant's device-based discovery wants it (core `mqtt/schemas.py`: root,
/// device and origin allow no other keys).
struct DeviceDocument {
    let topics: HomeAssistantTopics
    /// Of the device; its entities' ids begin with it.
    let id: String
    /// What its entities' ids begin with where nobody chose others: `sensor.<stem>_title`.
    private let stem: String
    private var components: [String: JSONValue] = [:]

    /// Home Assistant takes no longer id than 255 characters, with all that comes around it.
    private static let longestStem = 100

    init(topics: HomeAssistantTopics, id: String, stem: String) {
        self.topics = topics
        self.id = id
        self.stem = String(stem.prefix(Self.longestStem))
    }

    /// - Parameters:
    ///   - key: part of its unique id, which Home Assistant never forgets: not to be changed.
    ///   - name: after the device's name.
    mutating func add(_ platform: String, _ key: String, _ name: String, _ options: [String: JSONValue] = [:]) {
        var component = options
        component["platform"] = .string(platform)
        component["name"] = .string(name)
        component["unique_id"] = .string("\(id)-\(key)")
        let word = name.lowercased().replacing(" ", with: "_")
        component["default_entity_id"] = .string("\(platform).\(stem)_\(word)")
        components[key] = .object(component)
    }

    /// Something an automation can begin with: `payload` is what `template` makes of a message on `topic`.
    mutating func addTrigger(_ type: String, on topic: String, template: String, payload: String) {
        components["on_\(type)"] = [
            "platform": "device_automation", "automation_type": "trigger", "type": .string(type),
            "subtype": "musicskill", "topic": .string(topic), "value_template": .string(template),
            "payload": .string(payload),
        ]
    }

    /// - Parameter availability: what has to be there besides the service itself.
    func json(device: [String: JSONValue], availability: [JSONValue] = []) -> JSONValue {
        [
            "device": Self.device(device, id: id),
            "origin": ["name": "musicskill", "sw_version": .string(App.version)],
            "availability": .array([Self.service(topics.own)] + availability), "availability_mode": "all", "qos": 1,
            "components": .object(components),
        ]
    }

    /// A device of ours, described with what all of them share.
    static func device(_ description: [String: JSONValue], id: String) -> JSONValue {
        var device = description
        device["identifiers"] = [.string(id)]
        device["manufacturer"] = "musicskill"
        device["sw_version"] = .string(App.version)
        return .object(device)
    }

    /// The service is connected.
    static func service(_ topics: Topics) -> JSONValue {
        ["topic": .string(topics.bridgeState), "value_template": "{{ value_json.state }}"]
    }
}
