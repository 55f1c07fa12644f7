import Foundation

@testable import MusicSkillApp
@testable import MusicSkillCore

extension HomeSnapshot.Speaker {
    static let kitchen = speaker("Kitchen Speaker", room: "kitchen", playlists: ["Dinner", "Party"])

    static func speaker(
        _ name: String, room: String? = nil, playlists: [String] = [], playlist: String? = nil,
        supportsVolume: Bool = true, state: PlayerPayload? = nil
    ) -> HomeSnapshot.Speaker {
        HomeSnapshot.Speaker(
            id: PlayerName.slug(name), name: name, kind: "Speaker", room: room, supportsVolume: supportsVolume,
            playlists: playlists, playlist: playlist, state: state)
    }
}

extension PlayerPayload {
    /// Playing, or idle.
    static func sample(_ name: String, title: String? = "So What", cover: String? = nil) -> PlayerPayload {
        var payload = PlayerPayload(name: name, state: title == nil ? "idle" : "playing", provider: "spotify")
        payload.volume = 35
        payload.mute = false
        guard let title else { return payload }
        payload.item = ItemView(
            MusicItem(
                id: MusicID(.track, "t"), name: title, artists: ["Miles Davis"], album: "Kind of Blue",
                artworkURL: cover))
        (payload.positionMilliseconds, payload.durationMilliseconds) = (61_900, 545_000)
        return payload
    }
}

extension HomeAssistantTopics {
    static func sample(base: String = "musicskill", discovery: Bool = true) -> HomeAssistantTopics {
        var configuration = Configuration.HomeAssistant()
        configuration.discovery = discovery
        return HomeAssistantTopics(configuration, own: Topics(base: base))
    }
}
