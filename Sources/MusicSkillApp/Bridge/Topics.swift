import MusicSkillCore

/// Every MQTT topic of the service. Nobody else writes a topic name.
struct Topics: Sendable, Equatable {
    let base: String

    var bridgeState: String { "\(base)/bridge/state" }
    var bridgeInfo: String { "\(base)/bridge/info" }
    var bridgeHealth: String { "\(base)/bridge/health" }
    var bridgeEvent: String { "\(base)/bridge/event" }
    var bridgeLogging: String { "\(base)/bridge/logging" }
    /// Word of whoever answers on these topics; see ``InstanceGuard``.
    var bridgeInstance: String { "\(base)/bridge/instance" }
    /// What was said last, what was answered, and what went wrong.
    var bridgeLast: String { "\(base)/bridge/last" }
    /// Read and written by the connection itself, to tell what the broker held for us from what is new.
    var bridgeFence: String { "\(base)/bridge/fence" }
    var say: String { "\(base)/say" }
    var reply: String { "\(base)/reply" }
    /// Which room satellites and devices stand in; retained, written by the home.
    var sites: String { "\(base)/sites" }

    func player(_ id: String) -> String { "\(base)/players/\(id)" }
    func availability(_ id: String) -> String { "\(base)/players/\(id)/availability" }
    /// The address of the picture of what plays.
    func cover(_ id: String) -> String { "\(base)/players/\(id)/cover" }
    /// What of a list is chosen: `playlist`, `source`.
    func choice(_ id: String, _ key: String) -> String { "\(base)/players/\(id)/\(key)" }
    /// For media players that want a topic for each property.
    func mediaPlayer(_ id: String, _ property: String) -> String { "\(base)/players/\(id)/mp/\(property)" }
    func playerOrder(_ id: String, _ property: String) -> String { "\(base)/players/\(id)/set/\(property)" }
    func request(_ name: String) -> String { "\(base)/request/\(name)" }
    func response(_ name: String) -> String { "\(base)/response/\(name)" }

    /// Where sentences and requests come in, and ``sites``, which lies in `base/+`. That is wider than `say` so that a
    /// misspelt topic gets an answer. No two filters overlap, since a broker may deliver a message once for each that it
    /// matches.
    var requests: [String] { ["\(base)/+", "\(base)/say/+", "\(base)/request/#"] }

    /// `players/<id>/set` and everything below it, and the same of media players.
    var playerOrders: [String] { ["\(base)/players/+/set/#", "\(base)/players/+/mp/set/+"] }

    struct PlayerOrderTarget: Hashable {
        var player: String
        /// Nothing for several properties at once.
        var property: String?
        /// In the words of a media player.
        var isForMediaPlayer = false
    }

    /// Which player, and what about it; nothing for any other topic.
    func playerOrder(_ topic: String) -> PlayerOrderTarget? {
        var levels = topic.dropFirst(base.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        let isForMediaPlayer = levels.count == 5 && levels[2] == "mp"
        if isForMediaPlayer { levels.remove(at: 2) }
        guard topic.hasPrefix("\(base)/"), levels.count >= 3, levels[0] == "players", levels[2] == "set" else {
            return nil
        }
        let property = levels.dropFirst(3).joined(separator: "/")
        return PlayerOrderTarget(
            player: String(levels[1]), property: property.isEmpty ? nil : property, isForMediaPlayer: isForMediaPlayer)
    }

    /// What an incoming topic asks for.
    enum Inbound: Equatable {
        case say
        case request(name: String)
        /// Something we published ourselves and heard back.
        case ownMessage
        case unknown
    }

    func classify(_ topic: String) -> Inbound {
        if topic == say { return .say }
        if topic == reply { return .ownMessage }
        let levels = topic.dropFirst(base.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        switch levels.first {
        case "request"? where levels.count > 1: return .request(name: levels.dropFirst().joined(separator: "/"))
        default: return .unknown
        }
    }
}
