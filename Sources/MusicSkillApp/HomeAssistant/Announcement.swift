import Adapters
import MusicSkillCore

/// Everything that is to stand on Home Assistant's topics, and on those of ours that only it needs. Pure.
struct Announcement: Sendable {
    struct State: Sendable, Equatable {
        var text: String
        /// The list it is chosen from, if it is: Home Assistant refuses what its configuration does not name.
        var list: List?
    }

    struct List: Sendable, Equatable {
        /// Its topic.
        var configuration: String
        var component: String
    }

    /// By topic.
    var configurations: [String: JSONValue] = [:]
    var states: [String: State] = [:]

    /// Nothing at all: what a service says that is not to be seen.
    init() {}

    /// - Parameters:
    ///   - hasMediaPlayers: for the custom component as well.
    ///   - covers: by address, as far as they are here.
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
            let source = state.item == nil || !state.name.isChoosable ? nil : state.name
            for (key, choice) in [("playlist", speaker.playlist), ("source", source)] {
                let list = List(configuration: topics.device(id), component: key)
                states[topics.own.choice(speaker.id, key)] =
                    choice.map { State(text: $0, list: list) } ?? State(text: Jinja.unknown)
            }
            if let url = state.item?.imageURL { states[topics.own.cover(speaker.id)] = State(text: url) }
            guard hasMediaPlayers else { continue }
            let cover = state.item?.imageURL.flatMap { covers[$0] }
            for (property, text) in MediaPlayerDocument.states(of: state, cover: cover) {
                states[topics.own.mediaPlayer(speaker.id, property.rawValue)] = State(text: text)
            }
        }
    }
}
