import MusicSkillCore

/// Everything that is to stand on Home Assistant's topics, and on those of ours that only it needs. Pure.
struct Announcement: Sendable {
    /// By topic.
    var configurations: [String: JSONValue] = [:]
    var states: [String: String] = [:]

    /// Nothing at all: what a service says that is not to be seen.
    init() {}

    /// - Parameters:
    ///   - hasMediaPlayers: for the custom component as well.
    ///   - covers: by address, as far as they were fetched.
    init(
        of home: HomeSnapshot, _ topics: HomeAssistantTopics, hasMediaPlayers: Bool = false,
        covers: [String: [UInt8]] = [:]
    ) {
        configurations[topics.device(topics.bridge)] = BridgeDevice.json(topics, accounts: home.accounts)
        let sources = home.speakers.map(\.name)
        for speaker in home.speakers {
            let id = topics.player(speaker.id)
            configurations[topics.device(id)] = PlayerDevice.json(speaker, sources: sources, topics)
            if hasMediaPlayers { configurations[topics.mediaPlayer(id)] = MediaPlayerDocument.json(speaker, topics) }
            guard let state = speaker.state else { continue }
            let own = topics.own
            states[own.choice(speaker.id, "playlist")] = speaker.playlist ?? "None"
            states[own.choice(speaker.id, "source")] =
                state.item != nil && state.name.isChoosable ? state.name : "None"
            if let url = state.item?.imageURL { states[own.cover(speaker.id)] = url }
            guard hasMediaPlayers else { continue }
            let cover = state.item?.imageURL.flatMap { covers[$0] }
            for (property, value) in MediaPlayerDocument.states(of: state, cover: cover) {
                states[own.mediaPlayer(speaker.id, property.rawValue)] = value
            }
        }
    }
}
