import Adapters
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// What Home Assistant is told of a home, as values.
@Suite(.timeLimit(.minutes(1)))
struct AnnouncementTests {
    private static let hostile = [
        "{{ 7 * 7 }}", "{% raise %}", "\" ' \\ / # +", "🎧", String(repeating: "x", count: 300), "none", "~/a~", "   ",
        "evil\n line\0",
    ]

    private func device(_ topic: String, in announcement: Announcement) throws -> JSONValue {
        try #require(announcement.configurations["homeassistant/device/\(topic)/config"])
    }

    private func components(_ device: JSONValue) throws -> [String: JSONValue] {
        try #require(device["components"]?.members)
    }

    @Test func `there is a device for the bridge and one for each player`() throws {
        let home = HomeSnapshot(accounts: ["default", "anna"], speakers: [.kitchen, .speaker("Pocket Phone")])
        let announcement = Announcement(of: home, .sample())
        #expect(
            announcement.configurations.keys.sorted() == [
                "homeassistant/device/musicskill-kitchen_speaker/config",
                "homeassistant/device/musicskill-pocket_phone/config", "homeassistant/device/musicskill/config",
            ])
        let kitchen = try device("musicskill-kitchen_speaker", in: announcement)
        #expect(kitchen["device"]?["via_device"] == "musicskill")
        #expect(kitchen["device"]?["suggested_area"] == "Kitchen")
        #expect(kitchen["device"]?["identifiers"] == ["musicskill-kitchen_speaker"])
        #expect(
            try components(kitchen).keys.sorted() == [
                "album", "artist", "cover", "like", "mute", "next", "pause", "play", "playlist", "position", "previous",
                "repeat", "say", "shuffle", "source", "state", "title", "volume",
            ])
        #expect(
            try components(device("musicskill", in: announcement)).keys.filter { !$0.hasPrefix("on_") }.sorted() == [
                "calls_today", "command", "connection", "last_command", "last_error", "last_reply", "limited_for",
                "log_level", "login_anna", "login_default", "restart", "say", "sync", "tell", "version",
            ])
    }

    /// Core `mqtt/schemas.py`: the root, the device and the origin are strict.
    @Test func `a configuration has no key that Home Assistant would refuse`() throws {
        let home = HomeSnapshot(accounts: ["default"], speakers: [.kitchen])
        for (topic, configuration) in Announcement(of: home, .sample()).configurations {
            #expect(topic.wholeMatch(of: /homeassistant\/device\/[a-zA-Z0-9_-]+\/config/) != nil)
            let root: Set = ["device", "origin", "availability", "availability_mode", "qos", "components"]
            #expect(Set(try #require(configuration.members).keys) == root)
            let device: Set = [
                "identifiers", "manufacturer", "model", "name", "suggested_area", "sw_version", "via_device",
            ]
            #expect(device.isSuperset(of: try #require(configuration["device"]?.members).keys))
            #expect(configuration["origin"]?["name"] == "musicskill")
            for (key, component) in try components(configuration) {
                #expect(key.wholeMatch(of: /[a-zA-Z0-9_-]+/) != nil)
                let id = component["unique_id"]?.text ?? "-"
                #expect(component["platform"] == "device_automation" || id.wholeMatch(of: /[a-zA-Z0-9_-]+/) != nil)
            }
        }
    }

    @Test func `every order that an entity gives is one that the service takes`() throws {
        let topics = Topics(base: "musicskill")
        let samples: [String: [String]] = [
            "number": ["0", "40", "100"], "switch": ["ON", "OFF"], "text": ["play jazz"],
        ]
        let announcement = Announcement(of: HomeSnapshot(speakers: [.kitchen]), .sample())
        var orders = 0
        for component in try components(device("musicskill-kitchen_speaker", in: announcement)).values {
            guard let topic = component["command_topic"]?.text else { continue }
            let target = try #require(topics.playerOrder(topic))
            #expect(target.player == "kitchen_speaker")
            let payloads =
                component["payload_press"]?.texts ?? component["options"]?.texts
                ?? samples[component["platform"]?.text ?? ""] ?? []
            for payload in payloads {
                _ = try PlayerOrders(property: target.property, payload: Array(payload.utf8))
                orders += 1
            }
        }
        #expect(orders == 5 + 3 + 3 + 2 + 2 + 3 + 2 + 1 + 1)
    }

    @Test(arguments: hostile)
    func `a name is only ever shown, and never becomes a template or an id`(name: String) throws {
        let speaker = HomeSnapshot.Speaker.speaker(name, room: name, playlists: ["Dinner"], state: .sample(name))
        let announcement = Announcement(of: HomeSnapshot(speakers: [speaker]), .sample())
        for (topic, configuration) in announcement.configurations {
            #expect(topic.wholeMatch(of: /homeassistant\/device\/[a-zA-Z0-9_-]+\/config/) != nil)
            for (key, component) in try components(configuration) {
                let shown = component["options"]?.texts ?? []
                #expect(shown.allSatisfy { $0.count <= 255 })
                let templates = (component.members ?? [:]).filter { $0.key.hasSuffix("template") }
                #expect(!JSONValue.object(templates).texts.contains { $0.contains(name) }, "\(key)")
            }
            #expect((configuration["device"]?["name"]?.text ?? "").count <= 100)
        }
        let source = announcement.states["musicskill/players/\(speaker.id)/source"]?.text
        #expect(source == (name.isChoosable ? name : "None"))
    }

    @Test func `what a player cannot do, it has no entity for`() throws {
        let phone = HomeSnapshot.Speaker.speaker("Phone", supportsVolume: false)
        let announcement = Announcement(of: HomeSnapshot(speakers: [phone]), .sample())
        let keys = try components(device("musicskill-phone", in: announcement)).keys
        #expect(!keys.contains("volume") && !keys.contains("mute") && !keys.contains("playlist"))
    }

    @Test func `a choice is told with the lists it is made from`() throws {
        let state = PlayerPayload.sample("Kitchen Speaker", cover: "https://img.test/1")
        var kitchen = HomeSnapshot.Speaker.kitchen
        (kitchen.playlist, kitchen.state) = ("Party", state)
        let idle = HomeSnapshot.Speaker.speaker("Garden", state: .sample("Garden", title: nil))
        let states = Announcement(of: HomeSnapshot(speakers: [kitchen, idle]), .sample()).states
            .mapValues(\.text)
        #expect(
            states == [
                "musicskill/players/kitchen_speaker/playlist": "Party",
                "musicskill/players/kitchen_speaker/source": "Kitchen Speaker",
                "musicskill/players/kitchen_speaker/cover": "https://img.test/1",
                "musicskill/players/garden/playlist": "None", "musicskill/players/garden/source": "None",
            ])
    }

    @Test func `an entity that tells of the absence of the service outlives it`() throws {
        let announcement = Announcement(of: HomeSnapshot(), .sample())
        let bridge = try device("musicskill", in: announcement)
        #expect(try components(bridge)["connection"]?["availability"] == [])
        #expect(bridge["availability"]?.elements?.first?["topic"] == "musicskill/bridge/state")
    }

    @Test func `another base topic makes another bridge`() throws {
        let announcement = Announcement(of: HomeSnapshot(), .sample(base: "home/music"))
        let bridge = try device("home-2f-music", in: announcement)
        #expect(bridge["device"]?["name"] == "musicskill home/music")
    }
}
