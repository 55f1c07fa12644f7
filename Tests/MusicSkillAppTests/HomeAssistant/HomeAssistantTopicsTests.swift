import Adapters
import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HomeAssistantTopicsTests {
    @Test(arguments: ["musicskill", "home/music", "Küche €", "a-b", "a b", "music_skill", "🎧"])
    func `an id holds nothing that Home Assistant would refuse`(base: String) {
        let topics = HomeAssistantTopics.sample(base: base)
        for id in [topics.bridge, topics.player(PlayerName.slug("Joost’s 🎧 / {{ x }}"))] {
            #expect(id.wholeMatch(of: /[a-zA-Z0-9_-]+/) != nil)
        }
    }

    @Test func `services with other base topics never share an id`() {
        let bases = ["a", "a/b", "a-b", "a_b", "a-2f-b", "A", "a-", "a/", "b"]
        let players = ["b", "c", "2f", "player"]
        let ids = bases.flatMap { base in
            let topics = HomeAssistantTopics.sample(base: base)
            return [topics.bridge] + players.map(topics.player)
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: [
        (#"{"availability": [{"topic": "musicskill/bridge/state"}]}"#, true),
        (#"{"availability": [{"topic": "x/y"}, {"topic": "musicskill/bridge/state"}]}"#, true),
        (#"{"availability": {"topic": "musicskill/players/kitchen/availability"}}"#, true),
        (#"{"availability": [{"topic": "musicskill2/bridge/state"}]}"#, false),
        (#"{"availability": [{"topic": "musicskill/players/a/b/availability"}]}"#, false),
        (#"{"availability": [{"topic": "zigbee2mqtt/bridge/state"}]}"#, false),
        (#"{"availability_topic": "musicskill/bridge/state"}"#, false),
        (#"{"availability": "musicskill/bridge/state"}"#, false),
        (#"[1, null, true, "x"]"#, false), ("7", false),
    ])
    func `its own configurations are known by their availability`(text: String, isOwn: Bool) throws {
        let configuration = try JSONValue.decoded(text)
        for id in ["musicskill", "musicskill-kitchen"] {
            #expect(HomeAssistantTopics.sample().isOwn(configuration, on: "homeassistant/device/\(id)/config") == isOwn)
        }
    }

    @Test(arguments: [
        "homeassistant/device/doorbell/config", "homeassistant/device/musicskill2/config",
        "homeassistant/media_player/our_radio/config", "config", "",
    ])
    func `a device of somebody else's that depends on the service stays theirs`(topic: String) throws {
        let configuration = try JSONValue.decoded(#"{"availability": [{"topic": "musicskill/bridge/state"}]}"#)
        #expect(!HomeAssistantTopics.sample().isOwn(configuration, on: topic))
    }
}
