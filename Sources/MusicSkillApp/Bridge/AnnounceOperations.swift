import Foundation
import MusicSkillCore

/// `request/announce/start` and `request/announce/done`: a player is kept quiet while its caller has something to say.
struct AnnounceOperations: OperationGroup {
    let accounts: Accounts

    var operations: [BridgeOperation] {
        [
            BridgeOperation("announce/start") { (request: Start, _) throws(OperationFailure) in
                do throws(SayRequest.Problem) {
                    return try await start(request)
                } catch {
                    throw OperationFailure(error)
                }
            },
            BridgeOperation("announce/done") { (request: Done, _) in ["ended": await end(request.token)] },
        ]
    }

    private struct Start: OperationRequest {
        static let fields = ["player", "room", "site", "mode", "level", "seconds"]

        /// One of these three says where.
        var player: String?
        var room: String?
        var site: String?
        /// `lower`, which it is when nothing is said, or `pause`.
        var mode: String?
        /// To which volume, 0...100.
        var level: Int?
        /// Until when at most.
        var seconds: Double?

        func hush() throws(SayRequest.Problem) -> Hush {
            switch mode ?? "lower" {
            case "pause": return .pause
            case "lower":
                let level = level ?? Hush.standardLevel
                guard (0...100).contains(level) else { throw SayRequest.Problem("level: expected 0 to 100") }
                return .lower(to: level)
            default: throw SayRequest.Problem("mode: expected lower or pause")
            }
        }

        func limit() throws(SayRequest.Problem) -> Duration {
            guard let seconds else { return Announcements.standardLimit }
            let limits = Announcements.limits
            guard (limits.lowerBound.seconds...limits.upperBound.seconds).contains(seconds) else {
                throw SayRequest.Problem(
                    "seconds: expected \(Int(limits.lowerBound.seconds)) to \(Int(limits.upperBound.seconds))")
            }
            return .milliseconds(Int(seconds * 1000))
        }
    }

    private struct Started: Encodable {
        var token: String
        /// By the id in its topics.
        var player: String
        /// `lowered`, `paused` or `none`.
        var effect: String
    }

    private struct Done: OperationRequest {
        static let plainField: String? = "token"
        static let fields = ["token"]

        var token: String
    }

    private func start(_ request: Start) async throws(SayRequest.Problem) -> Started {
        let (hush, limit) = (try request.hush(), try request.limit())
        let all = await accounts.all
        guard var account = all.first else { throw SayRequest.Problem("nobody has logged in") }
        let players = try players(request, account.household.homeNow, await AccountView.all(accounts))
        var name = players[0]
        for candidate in all {
            guard let state = await candidate.board.current, state.status == .playing,
                players.contains(where: state.isOn)
            else { continue }
            (account, name) = (candidate, state.player.name)
        }
        let announcement = await account.announcements.begin(hush, on: name, for: limit)
        let effect =
            switch announcement.effect {
            case .lower: "lowered"
            case .pause: "paused"
            case nil: "none"
            }
        return Started(token: announcement.token, player: PlayerName.slug(name), effect: effect)
    }

    /// At least one.
    private func players(
        _ request: Start, _ home: Home, _ views: [AccountView]
    ) throws(SayRequest.Problem) -> [String] {
        if let name = request.player {
            guard let (player, _) = views.player(withID: PlayerName.slug(name)) else {
                throw SayRequest.Problem("no player is called \(name.prefix(64))")
            }
            return [player]
        }
        guard let name = request.room ?? request.site.flatMap(home.room(ofSite:)) else {
            throw SayRequest.Problem(
                request.site == nil ? "player, room or site is missing" : "nobody knows where the site stands")
        }
        guard let room = home.room(named: name), !room.players.isEmpty else {
            throw SayRequest.Problem("no player stands in a room called \(name.prefix(64))")
        }
        return room.players
    }

    private func end(_ token: String) async -> Bool {
        for account in await accounts.all where await account.announcements.end(token) { return true }
        return false
    }
}
