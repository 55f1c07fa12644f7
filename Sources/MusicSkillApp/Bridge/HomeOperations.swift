import Foundation
import MusicSkillCore

/// What there is and what it does: `devices` and `state`.
struct HomeOperations: OperationGroup {
    let accounts: Accounts
    let states: StateLoop
    let home: Home
    let time: TimeSource

    private static let patience = Duration.seconds(8)

    var operations: [BridgeOperation] {
        [
            BridgeOperation("devices", isReading: true) { _ throws(OperationFailure) in
                try await Self.devices(of: accounts, home: home, time: time)
            },
            BridgeOperation("state", isReading: true) { _ in await states.snapshot() },
        ]
    }

    /// The players of every account, freshly listed. An account that cannot be asked shows what is remembered, unless
    /// none can be.
    static func devices(
        of accounts: Accounts, home: Home, time: TimeSource
    ) async throws(OperationFailure) -> DeviceList {
        let frame = RequestFrame(deadline: time.now() + patience)
        var failure: ProviderError?
        var isAnswered = false
        var views: [DeviceView] = []
        for account in await accounts.all {
            do throws(ProviderError) {
                try await account.directory.refresh(frame: frame)
                await account.board.notePlayers()
                isAnswered = true
            } catch {
                failure = failure ?? error
            }
            let seen = await AccountView(account)
            for player in seen.players {
                views.append(
                    DeviceView(
                        player, room: home.room(ofPlayer: player.name)?.name, account: account.name,
                        isListed: seen.listed.contains(NameKey(player.name)),
                        lastSeen: seen.lastSeen[NameKey(player.name)]))
            }
        }
        if let failure, !isAnswered { throw OperationFailure(failure) }
        return DeviceList(devices: views)
    }
}
