import Adapters
import Foundation
import MusicSkillCore

/// A player for the custom component `mqtt_media_player` (bkbilly's, and MiCodesOrg's successor), which wants a topic for
/// each of its properties and one object for availability. Pure.
enum MediaPlayerDocument {
    static func json(_ speaker: HomeSnapshot.Speaker, _ topics: HomeAssistantTopics) -> JSONValue {
        let own = topics.own
        var device = PlayerDevice.description(of: speaker, topics)
        // The component allows no area.
        device["suggested_area"] = nil
        var document: [String: JSONValue] = [
            "name": device["name"] ?? .null, "device": DeviceDocument.device(device, id: topics.player(speaker.id)),
            "availability": [
                "topic": .string(own.availability(speaker.id)), "payload_available": "online",
                "payload_not_available": "offline",
            ],
            "command_mute_on_payload": "mute", "command_mute_off_payload": "unmute",
            "command_turn_off_payload": "off",
        ]
        for property in Property.allCases {
            document["state_\(property.rawValue)_topic"] = .string(own.mediaPlayer(speaker.id, property.rawValue))
        }
        for (command, property) in [
            ("volume", "volume"), ("mute", "mute"), ("seek", "seek"), ("turn_off", "power"), ("playmedia", "playmedia"),
        ] {
            document["command_\(command)_topic"] = .string(own.mediaPlayer(speaker.id, "set/\(property)"))
        }
        for transport in ["play", "pause", "playpause", "next", "previous"] {
            document["command_\(transport)_topic"] = .string(own.mediaPlayer(speaker.id, "set/transport"))
            document["command_\(transport)_payload"] = .string(transport)
        }
        return .object(document)
    }

    enum Property: String, CaseIterable {
        case state, title, artist, album, duration, position, volume, mute, albumart, mediatype, source
    }

    /// - Parameter cover: a JPEG.
    static func states(of player: PlayerPayload, cover: [UInt8]?) -> [Property: String] {
        [
            .state: player.state, .title: player.item?.title ?? "", .artist: player.item?.artist ?? "",
            .album: player.item?.album ?? "", .duration: player.durationMilliseconds.map { String($0 / 1000) } ?? "",
            .position: player.positionMilliseconds.map { String($0 / 1000) } ?? "",
            .volume: player.volume.map { String(Double($0) / 100) } ?? "",
            .mute: player.mute.map { $0 ? "mute" : "unmute" } ?? "",
            .albumart: cover.map { Data($0).base64EncodedString() } ?? "",
            .mediatype: player.item == nil ? "" : "music", .source: player.item == nil ? "" : player.provider,
        ]
    }
}
