/// The accounts of the home as they come and go: whose turn it is, and what watches over each.
package actor Accounts: Service {
    package nonisolated let name = "accounts"
    /// Rung when anything about any account's players has changed; one listener.
    package nonisolated let news = Doorbell()

    private let rule: AccountRule
    private let time: TimeSource
    private let open: @Sendable (_ name: String, _ news: Doorbell) async -> Account
    private let roster = Doorbell()
    private var live: [String: Account] = [:]
    private var isWatched = false

    /// - Parameter open: makes the account of that name, recalling what earlier runs knew of it.
    package init(
        rule: AccountRule, time: TimeSource,
        open: @escaping @Sendable (_ name: String, _ news: Doorbell) async -> Account
    ) {
        self.rule = rule
        self.time = time
        self.open = open
    }

    /// The standard account first, the others by name.
    package var all: [Account] {
        live.values.sorted { ($0.name == rule.standard ? "" : $0.name) < ($1.name == rule.standard ? "" : $1.name) }
    }

    package func account(named name: String) -> Account? { live[name] }

    /// The account `utterance` is about; opened if need be.
    package func account(for utterance: Utterance) async -> Account {
        let name = rule.name(user: utterance.user, site: utterance.site, among: Set(live.keys))
        if let account = live[name] { return account }
        return await opened(name)
    }

    /// Opens what is new among `names`, and lets go of what is neither there nor in the configuration.
    ///
    /// - Returns: those that were let go.
    @discardableResult
    package func keep(_ names: Set<String>) async -> [String] {
        let wanted = names.union(rule.names)
        for name in wanted.sorted() where live[name] == nil { _ = await opened(name) }
        let gone = live.keys.filter { !wanted.contains($0) }.sorted()
        for name in gone where await close(name) { news.ring() }
        return gone
    }

    /// Begins the account anew: whoever it is now, nothing in memory is theirs.
    package func reopen(_ name: String) async {
        guard await close(name) else { return }
        _ = await opened(name)
        news.ring()
    }

    /// Somebody looks at what plays, or nobody does any more.
    package func watch(_ isWatched: Bool) async {
        self.isWatched = isWatched
        for account in all { await account.watcher.watch(isWatched) }
    }

    /// Watches every account for as long as it is there.
    package func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            // Held on to, so that no new watcher takes the place in memory of one that was watched.
            var watched: [PlaybackWatcher] = []
            while true {
                let accounts = all
                for account in accounts where !watched.contains(where: { $0 === account.watcher }) {
                    group.addTask { try await account.run() }
                }
                watched = accounts.map(\.watcher)
                try await roster.wait(until: nil, time: time)
            }
        }
    }

    /// - Returns: whether it was there.
    private func close(_ name: String) async -> Bool {
        guard let account = live.removeValue(forKey: name) else { return false }
        await account.watcher.retire()
        return true
    }

    private func opened(_ name: String) async -> Account {
        let account = await open(name, news)
        // Somebody else may have asked for the same account meanwhile.
        if let earlier = live[name] { return earlier }
        live[name] = account
        await account.watcher.watch(isWatched)
        roster.ring()
        return account
    }
}
