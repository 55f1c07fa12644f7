import Adapters
import MusicSkillCore

/// Home Assistant's topics as far as this service reads and writes them, and the ids it goes by there.
///
/// Ids are made of `[a-zA-Z0-9_-]` (core `mqtt/discovery.py`, `TOPIC_MATCHER`) from the base topic and a player's id, so
/// that they outlive restarts and that services with different base topics never meet.
struct HomeAssistantTopics: Sendable {
    let own: Topics
    /// Where Home Assistant says that it has started, if anybody wants to know.
    let births: [String]
    private let prefix: String

    /// What Home Assistant says there.
    static let birth = "online"

    init(_ configuration: Configuration.HomeAssistant, own: Topics) {
        self.own = own
        births = configuration.discovery ? [configuration.statusTopic] : []
        prefix = configuration.prefix
    }

    /// The id of the service itself.
    var bridge: String { Self.plain(own.base) }

    /// Unambiguous, because a player's own id has no dash and the bridge's has an even number of them.
    func player(_ id: String) -> String { "\(bridge)-\(id)" }

    func device(_ id: String) -> String { "\(prefix)/device/\(id)/config" }

    /// Of the custom component: a media player of its own.
    func mediaPlayer(_ id: String) -> String { "\(prefix)/media_player/\(id)/config" }

    /// All that may be ours, and other people's with it.
    var configurations: [String] { [device("+"), mediaPlayer("+")] }

    /// Whether `configuration` is of this very service: its id is one of ours, and its availability told on our topics.
    ///
    /// The one does not say enough, as another base's id may begin with ours; nor does the other, as anybody may let a
    /// device of their own depend on this service.
    func isOwn(_ configuration: JSONValue, on topic: String) -> Bool {
        guard let id = topic.split(separator: "/").dropLast().last, id == bridge || id.hasPrefix(player("")) else {
            return false
        }
        let sources: [JSONValue] =
            switch configuration["availability"] {
            case .array(let sources)?: sources
            case let source?: [source]
            case nil: []
            }
        let players = TopicFilter(own.availability("+"))
        return sources.contains { source in
            guard let topic = source["topic"]?.text else { return false }
            return topic == own.bridgeState || players.matches(topic)
        }
    }

    /// Everything but letters, digits and `_` becomes its code point between dashes: no two bases are alike.
    private static func plain(_ base: String) -> String {
        base.unicodeScalars.map { scalar in
            let isPlain =
                scalar == "_" || (scalar.isASCII && scalar.properties.isAlphabetic)
                || ("0"..."9").contains(scalar)
            return isPlain ? String(scalar) : "-\(String(scalar.value, radix: 16))-"
        }.joined()
    }
}
