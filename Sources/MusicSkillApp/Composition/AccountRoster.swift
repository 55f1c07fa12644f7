import MusicSkillCore
import SpotifyProvider

/// Opens accounts that somebody has logged in to and lets go of those logged out, also by another process.
struct AccountRoster: Service {
    let name = "account roster"

    /// A look is one query of the local database.
    private static let interval = Duration.seconds(5)

    let accounts: Accounts
    let spotify: SpotifyApp
    let index: SpotifyAccountIndex
    /// Names of accounts that have become somebody else's, or nobody's.
    let replaced: AsyncStream<String>
    let time: TimeSource
    let log: Log

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await name in replaced {
                    spotify.forget(name)
                    await accounts.reopen(name)
                }
            }
            group.addTask {
                while true {
                    await look()
                    try await time.sleep(for: Self.interval)
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    func look() async {
        do throws(StoreError) {
            let gone = await accounts.keep(Set(try await index.names()))
            for name in gone { spotify.forget(name) }
        } catch {
            log.warning("the accounts cannot be listed", ["error": error.message])
        }
    }
}
