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
        for account in accounts {
            views.append(await AccountView(account))
            playlists[account.name] = await account.household.playlists()
        }
        self.accounts = accounts.map(\.name)
        speakers = views.playerPayloads.sorted { $0.key < $1.key }.compactMap { id, payload in
            guard views.belongs(payload.name, to: home, now: now), let (_, view) = views.player(withID: id) else {
                return nil
            }
            let own = Self.choosable(playlists[view.account] ?? [])
            let player = views.lazy.compactMap { $0.player(named: payload.name) }.first
            return Speaker(
                id: id, name: payload.name, kind: player?.kind ?? "Speaker",
                room: home.room(ofPlayer: payload.name)?.name,
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
