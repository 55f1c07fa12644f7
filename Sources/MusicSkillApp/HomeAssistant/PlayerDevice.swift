import Adapters
import MusicSkillCore

/// A player as a device of Home Assistant's. Pure.
struct PlayerDevice {
    private var document: DeviceDocument
    private let speaker: HomeSnapshot.Speaker
    private let topics: HomeAssistantTopics

    /// A name is only shown and may be anything; what is longer than this no screen shows.
    static let longestName = 100

    /// - Parameter sources: names of all players.
    static func json(
        _ speaker: HomeSnapshot.Speaker, sources: [String], _ topics: HomeAssistantTopics
    ) -> JSONValue {
        var device = PlayerDevice(speaker, topics)
        device.addMusic()
        device.addButtons()
        device.addModes()
        device.addChoices(sources: sources)
        return device.document.json(
            device: description(of: speaker, topics), availability: [device.presence])
    }

    /// The same in both discoveries, so that Home Assistant sees one device.
    static func description(
        of speaker: HomeSnapshot.Speaker, _ topics: HomeAssistantTopics
    ) -> [String: JSONValue] {
        var device: [String: JSONValue] = [
            "name": .string(String(speaker.name.prefix(longestName))), "model": .string(speaker.kind),
            "via_device": .string(topics.bridge),
        ]
        // Home Assistant finds its area whatever the case; one that it has to make gets a capital letter.
        device["suggested_area"] = speaker.room.map { .string($0.prefix(1).uppercased() + $0.dropFirst()) }
        return device
    }

    private init(_ speaker: HomeSnapshot.Speaker, _ topics: HomeAssistantTopics) {
        document = DeviceDocument(topics: topics, id: topics.player(speaker.id), stem: speaker.id)
        self.speaker = speaker
        self.topics = topics
    }

    private var own: Topics { topics.own }
    private var state: JSONValue { .string(own.player(speaker.id)) }
    private var presence: JSONValue { ["topic": .string(own.availability(speaker.id))] }

    private func order(_ property: String) -> JSONValue { .string(own.playerOrder(speaker.id, property)) }

    private mutating func addMusic() {
        document.add(
            "sensor", "state", "State",
            [
                "state_topic": state, "value_template": Jinja.text("state"), "device_class": "enum",
                "options": ["playing", "paused", "idle"], "icon": "mdi:speaker",
            ])
        for (key, name, icon) in [
            ("title", "Title", "mdi:music-note"), ("artist", "Artist", "mdi:account-music"),
            ("album", "Album", "mdi:album"),
        ] {
            document.add(
                "sensor", key, name,
                ["state_topic": state, "value_template": Jinja.text("item", key), "icon": .string(icon)])
        }
        document.add(
            "image", "cover", "Cover",
            [
                "url_topic": .string(own.cover(speaker.id)),
                // The address stays when the music ends: an empty one would be an error.
                "availability": [
                    DeviceDocument.service(own), presence,
                    ["topic": state, "value_template": Jinja.online("item", "image_url")],
                ],
            ])
    }

    private mutating func addButtons() {
        for (key, name, icon) in [
            ("play", "Play", "mdi:play"), ("pause", "Pause", "mdi:pause"), ("next", "Next", "mdi:skip-next"),
            ("previous", "Previous", "mdi:skip-previous"), ("like", "Like", "mdi:heart"),
        ] {
            document.add(
                "button", key, name,
                ["command_topic": order("transport"), "payload_press": .string(key), "icon": .string(icon)])
        }
    }

    private mutating func addModes() {
        if speaker.supportsVolume {
            document.add(
                "number", "volume", "Volume",
                [
                    "command_topic": order("volume"), "state_topic": state, "value_template": Jinja.number("volume"),
                    "min": 0, "max": 100, "unit_of_measurement": "%", "mode": "slider", "icon": "mdi:volume-high",
                ])
            document.add(
                "switch", "mute", "Mute",
                [
                    "command_topic": order("mute"), "state_topic": state, "value_template": Jinja.onOff("mute"),
                    "icon": "mdi:volume-off",
                ])
        }
        document.add(
            "number", "position", "Position",
            [
                "command_topic": order("position"), "state_topic": state,
                "value_template": """
                {{ (value_json.position_ms / 1000) | round | int if 'position_ms' in value_json else 'None' }}
                """,
                "min": 0, "max": 86_400, "unit_of_measurement": "s", "mode": "box", "icon": "mdi:progress-clock",
            ])
        document.add(
            "switch", "shuffle", "Shuffle",
            [
                "command_topic": order("shuffle"), "state_topic": state, "value_template": Jinja.onOff("shuffle"),
                "icon": "mdi:shuffle-variant",
            ])
        document.add(
            "select", "repeat", "Repeat",
            [
                "command_topic": order("repeat"), "state_topic": state,
                "value_template": """
                {{ {'off': 'off', 'track': 'one', 'context': 'all'}.get(value_json.get('repeat'), 'None') }}
                """,
                "options": ["off", "one", "all"], "icon": "mdi:repeat",
            ])
    }

    private mutating func addChoices(sources: [String]) {
        for (key, name, options, icon) in [
            ("playlist", "Playlist", speaker.playlists, "mdi:playlist-music"),
            ("source", "Source", sources.filter(\.isChoosable), "mdi:speaker-multiple"),
        ] where !options.isEmpty {
            document.add(
                "select", key, name,
                [
                    "command_topic": order(key), "state_topic": .string(own.choice(speaker.id, key)),
                    "options": .array(options.map { .string($0) }), "icon": .string(icon),
                ])
        }
        document.add(
            "text", "say", "Say",
            [
                "command_topic": order("say"), "min": 1, "icon": "mdi:message-text",
                // A sentence is for the room, and may wake a speaker that sleeps.
                "availability": [DeviceDocument.service(own)],
            ])
    }
}
