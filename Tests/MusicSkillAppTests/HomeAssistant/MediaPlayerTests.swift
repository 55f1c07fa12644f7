import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// The other discovery, for the custom component.
@Suite(.timeLimit(.minutes(1)))
struct MediaPlayerTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]

    @Test func `a media player is the same device as the entities beside it`() throws {
        let announcement = Announcement(of: HomeSnapshot(speakers: [.kitchen]), .sample(), hasMediaPlayers: true)
        let player = try #require(
            announcement.configurations["homeassistant/media_player/musicskill-kitchen_speaker/config"])
        let device = try #require(
            announcement.configurations["homeassistant/device/musicskill-kitchen_speaker/config"])
        #expect(player["device"]?["identifiers"] == device["device"]?["identifiers"])
        #expect(player["device"]?["suggested_area"] == nil)
        // One object: the list would stop the component's reader.
        #expect(player["availability"]?["topic"] == "musicskill/players/kitchen_speaker/availability")
        #expect(
            HomeAssistantTopics.sample().isOwn(
                player, on: "homeassistant/media_player/musicskill-kitchen_speaker/config"))
        #expect(player["state_title_topic"] == "musicskill/players/kitchen_speaker/mp/title")
        #expect(player["command_play_topic"] == "musicskill/players/kitchen_speaker/mp/set/transport")
        #expect(player.members?.keys.filter { $0.hasPrefix("state_") }.count == 11)
        #expect(player.members?.keys.filter { $0.hasPrefix("command_") && $0.hasSuffix("_topic") }.count == 10)
    }

    @Test func `every command it names is one that the service takes`() throws {
        let announcement = Announcement(of: HomeSnapshot(speakers: [.kitchen]), .sample(), hasMediaPlayers: true)
        let player = try #require(
            announcement.configurations["homeassistant/media_player/musicskill-kitchen_speaker/config"])
        let topics = Topics(base: "musicskill")
        for (key, topic) in player.members ?? [:] where key.hasPrefix("command_") && key.hasSuffix("_topic") {
            let target = try #require(topics.playerOrder(topic.text ?? ""))
            #expect(target.isForMediaPlayer && target.player == "kitchen_speaker")
            #expect(MediaPlayerOrder.properties.contains(target.property ?? ""))
        }
    }

    @Test func `its properties are told in its own words`() {
        let states = MediaPlayerDocument.states(of: .sample("Kitchen Speaker"), cover: Self.jpeg)
        #expect(
            states == [
                .state: "playing", .title: "So What", .artist: "Miles Davis", .album: "Kind of Blue", .duration: "545",
                .position: "61", .volume: "0.35", .mute: "unmute", .albumart: "/9j/4AECAw==", .mediatype: "music",
                .source: "spotify",
            ])
        let idle = MediaPlayerDocument.states(of: .sample("Kitchen Speaker", title: nil), cover: nil)
        #expect(idle[.state] == "idle" && idle[.title] == "" && idle[.albumart] == "" && idle[.position] == "")
    }

    @Test(arguments: [
        ("volume", "0.35", PlayerOrder.command(.volumeSet, [.level: "35"])), ("mute", "mute", .command(.mute)),
        ("mute", "unmute", .command(.unmute)), ("transport", "playpause", .toggle),
        ("transport", "next", .command(.next)), ("seek", "90", .command(.seek, [.position: "90"])),
        ("power", "off", .command(.stop)),
        ("playmedia", #"{"media_type": "music", "media_id": "jazz"}"#, .command(.play, [.query: "jazz"])),
    ])
    func `its commands become orders`(property: String, text: String, order: PlayerOrder) throws {
        #expect(try MediaPlayerOrder.order(property: property, payload: Array(text.utf8)) == order)
    }

    @Test(arguments: [
        ("volume", "35"), ("volume", "loud"), ("volume", "nan"), ("power", "on"), ("playmedia", "jazz"),
        ("playmedia", "{}"), ("colour", "red"),
    ])
    func `a command that makes no sense is refused`(property: String, text: String) {
        #expect(throws: SayRequest.Problem.self) {
            try MediaPlayerOrder.order(property: property, payload: Array(text.utf8))
        }
    }

    @Test func `a picture is fetched once, and only a JPEG that is not too large`() async {
        let transport = ScriptedTransport()
        let stock = CoverStock(transport: transport, time: .system, log: .silent)
        transport.expect(.get, "https://img.test/2", status: 200, answer: "<html>")
        transport.expect(.get, "https://img.test/3", failure: .responseTooLarge)
        transport.expect(.get, "https://img.test/1") { .success(HTTPResponse(status: 200, body: Self.jpeg)) }
        for (number, isPicture) in [(2, false), (3, false), (1, true)] {
            #expect(await stock.covers(of: ["https://img.test/\(number)"]) == [:])
            #expect(await stock.fetchWanted() == isPicture)
        }
        #expect(await stock.covers(of: []) == ["https://img.test/1": Self.jpeg])
        #expect(transport.sent.count == 3)
        #expect(transport.sent.allSatisfy { $0.maximumResponseBytes <= 256 * 1024 })
    }
}
