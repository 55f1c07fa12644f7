import Foundation
import MusicSkillCore

/// One account at one moment, as far as topics and tables show it.
struct AccountView: Sendable {
    var account: String
    var provider: String
    /// The players of the home first, then everything else that was seen.
    var names: [String]
    var players: [Player]
    /// Whether the players have been listed since the start.
    var hasListed: Bool
    var listed: Set<NameKey>
    /// When each player was listed last, now or before.
    var lastSeen: [NameKey: Date] = [:]
    var state: PlaybackState?

    init(_ account: Account) async {
        self.account = account.name
        provider = account.provider.name
        names = await account.household.playerNames()
        players = await account.directory.players
        hasListed = await account.directory.hasListed
        listed = await account.directory.listedNames
        state = await account.board.current
        if let playing = state?.player.name, !names.contains(where: { NameKey($0) == NameKey(playing) }) {
            names.append(playing)
        }
        for name in names { lastSeen[NameKey(name)] = await account.directory.lastSeen(name) }
    }

    static func all(_ accounts: Accounts) async -> [AccountView] {
        var views: [AccountView] = []
        for account in await accounts.all { views.append(await AccountView(account)) }
        return views
    }

    func player(named name: String) -> Player? { players.first { NameKey($0.name) == NameKey(name) } }

    /// Listed now, or playing although no list holds it.
    func sees(_ name: String) -> Bool { listed.contains(NameKey(name)) || state?.isOn(name) == true }

    fileprivate func isPlaying(on name: String) -> Bool {
        state.map { $0.status != .idle && $0.isOn(name) } ?? false
    }
}

extension [AccountView] {
    /// The player with that id in its topics, and the account that tells about it.
    func player(withID id: String) -> (name: String, view: AccountView)? {
        for view in self {
            guard let name = view.names.first(where: { PlayerName.slug($0) == id }) else { continue }
            return (name, first { $0.isPlaying(on: name) } ?? view)
        }
        return nil
    }

    /// A player that is asleep stays; one that no room names and nobody has seen for so long is gone.
    private static var memory: TimeInterval { 30 * 86_400 }

    /// Whether a room names the player, or somebody has seen it lately.
    func belongs(_ name: String, to home: Home, now: Date) -> Bool {
        let dates = compactMap { $0.lastSeen[NameKey(name)] }
        return home.room(ofPlayer: name) != nil || dates.contains { now.timeIntervalSince($0) < Self.memory }
    }

    /// Every player of the home by the id in its topics. Where several accounts know a player, the one that plays on
    /// it tells about it.
    var playerPayloads: [String: PlayerPayload] {
        var payloads: [String: PlayerPayload] = [:]
        for view in self {
            for name in view.names where payloads[PlayerName.slug(name)] == nil {
                let teller = first { $0.isPlaying(on: name) } ?? view
                payloads[PlayerName.slug(name)] = PlayerPayload(name: name, view: teller)
            }
        }
        return payloads
    }
}
