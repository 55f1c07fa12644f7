import Foundation
import MusicSkillCore

/// What of the home Home Assistant is told. Pure once made.
struct HomeSnapshot: Sendable {
    struct Speaker: Sendable {
        /// In its topics.
        var id: String
        var name: String
        var kind: String
        var room: String?
        var supportsVolume: Bool
        /// Names of the playlists of whoever's music it plays.
        var playlists: [String]
        /// The playlist it plays, if it is one of them.
        var playlist: String?
        /// As last published; nothing before that.
        var state: PlayerPayload?
    }

    var accounts: [String]
    var speakers: [Speaker]

    /// A speaker that is asleep stays; one that no room names and nobody has seen for so long is gone.
    static let memory: TimeInterval = 30 * 86_400
    /// More cannot be chosen from in a list.
    static let maximumPlaylists = 100

    init(accounts: [String] = [], speakers: [Speaker] = []) {
        self.accounts = accounts
        self.speakers = speakers
    }

    /// - Parameter states: of the players as last published, by id.
    init(of accounts: [Account], home: Home, states: [String: PlayerPayload], now: Date) async {
        var views: [AccountView] = []
        var playlists: [String: [MusicItem]] = [:]
        var seen: [NameKey: Date] = [:]
        for account in accounts {
            let view = await AccountView(account)
            views.append(view)
            playlists[account.name] = await account.household.playlists()
            for name in view.names {
                guard let date = await account.directory.lastSeen(name) else { continue }
                seen[NameKey(name)] = max(seen[NameKey(name)] ?? date, date)
            }
        }
        self.accounts = accounts.map(\.name)
        speakers = views.playerPayloads.sorted { $0.key < $1.key }.compactMap { id, payload in
            let room = home.room(ofPlayer: payload.name)
            let isRecent = seen[NameKey(payload.name)].map { now.timeIntervalSince($0) < Self.memory } ?? false
            guard room != nil || isRecent, let (_, view) = views.player(withID: id) else { return nil }
            let own = Self.choosable(playlists[view.account] ?? [])
            let player = views.lazy.compactMap { $0.player(named: payload.name) }.first
            return Speaker(
                id: id, name: payload.name, kind: player?.kind ?? "Speaker", room: room?.name,
                supportsVolume: player?.supportsVolume ?? true, playlists: own.map(\.name),
                playlist: states[id]?.context.flatMap { context in own.first { $0.id.reference == context }?.name },
                state: states[id])
        }
    }

    /// Each name once, as far as Home Assistant can show it.
    private static func choosable(_ playlists: [MusicItem]) -> [MusicItem] {
        var seen: Set<String> = []
        return Array(
            playlists.filter { $0.name.isChoosable && seen.insert($0.name).inserted }.prefix(maximumPlaylists))
    }
}

extension String {
    /// Whether Home Assistant can show it as the state of a list: `none` would mean that nothing is chosen.
    var isChoosable: Bool {
        count <= Jinja.longestState && !allSatisfy(\.isWhitespace) && lowercased() != "none"
    }
}
