import MusicSkillCore

/// Keeps the music of a room quiet from the wake word to the end of the session, and while the start of music is told.
struct HermesDucking: Service {
    /// What happens at a site, named by its siteId.
    enum Event: Sendable, Equatable {
        /// Somebody speaks, or is about to.
        case attention(String)
        /// Somebody is told of music that has just started.
        case speech(String)
        /// Nobody speaks any more.
        case calm(String)
    }

    let name = "hermes ducking"

    private let hush: Hush
    private let accounts: Accounts
    private let time: TimeSource
    private let events: AsyncStream<Event>
    private let continuation: AsyncStream<Event>.Continuation

    /// Longer than any session, in case its end gets lost.
    private static let attentionLimit = Duration.seconds(60)
    /// Music that has started waits no longer for the end of a speech that may never be told.
    private static let speechLimit = Duration.seconds(3)

    init(_ hush: Hush, accounts: Accounts, time: TimeSource) {
        self.hush = hush
        self.accounts = accounts
        self.time = time
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    func note(_ event: Event) {
        continuation.yield(event)
    }

    func run() async throws {
        var held: [String: Held] = [:]
        for await event in events {
            switch event {
            case .attention(let site):
                if let now = held[site], time.now() < now.latest { continue }
                held[site] = await begin(at: site, for: Self.attentionLimit)
            case .speech(let site):
                guard let speech = await begin(at: site, for: Self.speechLimit) else { continue }
                let attention = held.updateValue(speech, forKey: site)
                await attention?.end()
            case .calm(let site):
                await held.removeValue(forKey: site)?.end()
            }
        }
    }

    private struct Held {
        let account: Account
        let token: String
        let latest: TimeSource.Instant

        func end() async {
            await account.announcements.end(token)
        }
    }

    /// - Returns: nothing where nothing plays that can be heard there.
    private func begin(at site: String, for limit: Duration) async -> Held? {
        for account in await accounts.all {
            guard let state = await account.board.current, state.status == .playing else { continue }
            let near = await account.household.situation(site: site).players(near: site)
            guard near.contains(where: state.isOn) else { continue }
            let announcement = await account.announcements.begin(hush, on: state.player.name, for: limit)
            return Held(account: account, token: announcement.token, latest: announcement.end)
        }
        return nil
    }
}

extension Configuration.Hermes.Ducking {
    var hush: Hush? {
        switch self {
        case .off: nil
        case .lower: .standard
        case .pause: .pause
        }
    }
}
