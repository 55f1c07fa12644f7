import Adapters
import MusicSkillCore

/// The service itself as a device of Home Assistant's: how it fares, what was said last, what can be asked of it. Pure.
struct BridgeDevice {
    private var document: DeviceDocument
    private let topics: Topics

    /// - Parameter accounts: by name.
    static func json(_ topics: HomeAssistantTopics, accounts: [String]) -> JSONValue {
        var device = BridgeDevice(topics)
        device.addConversation()
        device.addCondition()
        for account in accounts { device.addLogin(of: account) }
        device.addTriggers()
        let isOnlyOne = topics.own.base == Configuration.MQTT().baseTopic
        return device.document.json(device: [
            "name": isOnlyOne ? "musicskill" : .string("musicskill \(topics.own.base)"), "model": "Bridge",
        ])
    }

    private init(_ topics: HomeAssistantTopics) {
        document = DeviceDocument(topics: topics, id: topics.bridge, stem: topics.bridge)
        self.topics = topics.own
    }

    private mutating func addConversation() {
        let say: JSONValue = .string(topics.say)
        // In JSON, so that a sentence may begin with whatever it likes.
        let sentence: JSONValue = "{{ {'text': value} | tojson }}"
        document.add(
            "text", "say", "Say",
            ["command_topic": say, "command_template": sentence, "min": 1, "icon": "mdi:message-text"])
        document.add(
            "notify", "tell", "Say",
            ["command_topic": say, "command_template": sentence, "icon": "mdi:message-text"])
        document.add(
            "event", "command", "Command",
            [
                "state_topic": .string(topics.bridgeEvent), "value_template": .string(Self.commandEvent),
                "event_types": ["handled", "asked", "not_understood", "failed"], "icon": "mdi:account-voice",
            ])
        for (key, name, word, icon) in [
            ("command", "Last command", "text", "mdi:microphone-message"),
            ("reply", "Last reply", "speech", "mdi:message-reply-text"),
            ("error", "Last error", "speech", "mdi:message-alert"),
        ] {
            document.add(
                "sensor", "last_\(key)", name,
                [
                    "state_topic": .string(topics.bridgeLast), "value_template": Jinja.text(key, word),
                    "json_attributes_topic": .string(topics.bridgeLast),
                    "json_attributes_template": Jinja.attributes(key), "icon": .string(icon),
                ])
        }
    }

    /// What `bridge/event` says of commands in the shape of an event entity; nothing for everything else.
    private static let commandEvent = """
        {% set kinds = {'ok': 'handled', 'ask': 'asked', 'not_understood': 'not_understood'} %}\
        {% set data = value_json.get('data', {}) %}\
        {{ dict(data, event_type=kinds.get(data.code, 'failed')) | tojson if 'code' in data else '' }}
        """

    private mutating func addCondition() {
        document.add(
            "binary_sensor", "connection", "Connection",
            [
                "state_topic": .string(topics.bridgeState), "value_template": "{{ value_json.state }}",
                "payload_on": "online", "payload_off": "offline", "device_class": "connectivity",
                "entity_category": "diagnostic",
                // It is what tells that the service is away, so it must not go with it.
                "availability": [],
            ])
        document.add(
            "sensor", "limited_for", "Rate limit",
            health("limited_for_s", ["device_class": "duration", "unit_of_measurement": "s", "icon": "mdi:timer-sand"]))
        document.add(
            "sensor", "calls_today", "Calls today",
            health("calls_today_total", ["state_class": "total_increasing", "icon": "mdi:counter"]))
        document.add(
            "sensor", "version", "Version",
            [
                "state_topic": .string(topics.bridgeInfo), "value_template": Jinja.text("version"),
                "entity_category": "diagnostic", "icon": "mdi:tag",
            ])
        document.add(
            "button", "restart", "Restart",
            request("restart", ["device_class": "restart", "entity_category": "config"]))
        document.add("button", "sync", "Read library", request("sync", ["icon": "mdi:sync"]))
        document.add(
            "select", "log_level", "Log level",
            [
                "command_topic": .string(topics.request("options")),
                "command_template": "{{ {'log_level': value} | tojson }}",
                "state_topic": .string(topics.bridgeInfo),
                "value_template": Jinja.text("configuration", "log", "level"),
                "options": .array(Log.Level.allCases.map { .string($0.rawValue) }), "entity_category": "config",
                "icon": "mdi:math-log",
            ])
    }

    /// A number about the music service.
    private func health(_ key: String, _ options: [String: JSONValue]) -> [String: JSONValue] {
        var options = options
        options["state_topic"] = .string(topics.bridgeHealth)
        options["value_template"] = .string("{{ (value_json.get('providers') or [{}])[0].get('\(key)', 0) }}")
        options["entity_category"] = "diagnostic"
        return options
    }

    private func request(_ name: String, _ options: [String: JSONValue]) -> [String: JSONValue] {
        var options = options
        options["command_topic"] = .string(topics.request(name))
        options["payload_press"] = "{}"
        return options
    }

    /// On where somebody has to log in. An account's name is made of letters, digits, - and _, so it may stand in a
    /// template.
    private mutating func addLogin(of account: String) {
        let find =
            "{% set a = value_json.get('accounts', []) | selectattr('name', 'eq', '\(account)') | first"
            + " | default({}) %}"
        let state = "{{ 'None' if not a else 'OFF' if a.get('login') == 'logged_in' else 'ON' }}"
        let attributes =
            "{{ dict(a.items() | selectattr(0, 'in', ['name', 'login', 'authorised', 'ends', 'ends_soon',"
            + " 'missing', 'problem', 'login_url', 'way_out'])) | tojson }}"
        document.add(
            "binary_sensor", "login_\(account)", account == AccountRule().standard ? "Login" : "Login of \(account)",
            [
                "state_topic": .string(topics.bridgeHealth), "value_template": .string(find + state),
                "json_attributes_topic": .string(topics.bridgeHealth),
                "json_attributes_template": .string(find + attributes), "device_class": "problem",
                "entity_category": "diagnostic",
            ])
    }

    private mutating func addTriggers() {
        for type in [
            "command_handled", "command_asked", "command_failed", "player_lost", "player_found", "login_required",
            "login_ends_soon", "logged_in", "skills_rejected",
        ] {
            document.addTrigger(
                type, on: topics.bridgeEvent, template: "{{ value_json.get('type', '') }}", payload: type)
        }
        document.addTrigger(
            "not_understood", on: topics.bridgeEvent,
            template: "{{ value_json.get('data', {}).get('code', '') }}", payload: "not_understood")
    }
}
