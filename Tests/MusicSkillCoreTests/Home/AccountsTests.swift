import MusicSkillCore
import TestSupport
import Testing

/// Whose music plays, and what becomes of accounts that come and go.
@Suite(.timeLimit(.minutes(1)))
struct AccountsTests {
    private static let rule = AccountRule(standard: "anna", bySite: ["kids-pi": "ben"])

    private let time = TestTime()
    private let opened = Locked<[String]>([])
    private let accounts: Accounts

    init() {
        let (time, opened) = (time, opened)
        accounts = Accounts(rule: Self.rule, time: time.source) { name, news in
            opened.withLock { $0.append(name) }
            let provider = FakeProvider(time: time.source)
            provider.set { $0.speakers = FakeSpeakers([.init(.kitchen)]) }
            let store = FakeStore(time: time.source)
            return Account(
                name: name, provider: provider, home: .standard,
                sites: SiteMap(configured: Home.standard.sites),
                memory: PlaybackMemory(store: store, time: time.source, log: .silent), store: store, news: news,
                time: time.source, log: .silent)
        }
    }

    private func stateCalls(of name: String) async throws -> Int {
        let account = try #require(await accounts.account(named: name))
        let provider = try #require(account.provider as? FakeProvider)
        return provider.count(.state)
    }

    @Test(
        arguments: [
            (user: nil, site: nil, name: "anna"), (nil, "kids-pi", "ben"), (nil, "garage-pi", "anna"),
            ("ben", nil, "ben"), ("Anna", "kids-pi", "anna"), ("somebody", "kids-pi", "ben"),
        ] as [(user: String?, site: String?, name: String)])
    func `the user's account goes before the site's, and that before the standard one`(
        user: String?, site: String?, name: String
    ) {
        #expect(Self.rule.name(user: user, site: site, among: ["anna", "ben"]) == name)
    }

    @Test func `accounts of the configuration are there without a login, the standard one first`() async {
        await accounts.keep(["zoe", "abe"])
        #expect(await accounts.all.map(\.name) == ["anna", "abe", "ben", "zoe"])
        await accounts.keep([])
        #expect(await accounts.all.map(\.name) == ["anna", "ben"])
    }

    @Test func `an account is opened once, however often it is asked for`() async {
        for _ in 0..<3 {
            await accounts.keep(["zoe"])
            _ = await accounts.account(
                for: Utterance(text: "pause", transaction: "1", door: .mqtt, deadline: time.now))
        }
        #expect(opened.withLock { $0.sorted() } == ["anna", "ben", "zoe"])
    }

    @Test func `accounts are watched as they come, and no longer once they have gone`() async throws {
        try await time.flow {
            try await withThrowingTaskGroup { group in
                group.addTask { try await accounts.run() }
                await accounts.watch(true)
                await accounts.keep(["zoe"])
                try await time.source.sleep(for: .seconds(300))
                #expect(try await stateCalls(of: "anna") > 2)
                let zoe = try #require(await accounts.account(named: "zoe")?.provider as? FakeProvider)
                #expect(zoe.count(.state) > 2)
                await accounts.keep([])
                zoe.forgetCalls()
                try await time.source.sleep(for: .seconds(600))
                #expect(zoe.calls.isEmpty)
                #expect(await accounts.account(named: "zoe") == nil)
                group.cancelAll()
            }
        }
    }

    @Test func `an account that becomes somebody else's begins anew, and is watched all the same`() async throws {
        try await time.flow {
            try await withThrowingTaskGroup { group in
                group.addTask { try await accounts.run() }
                await accounts.watch(true)
                await accounts.keep([])
                let before = try #require(await accounts.account(named: "anna"))
                await accounts.reopen("anna")
                let after = try #require(await accounts.account(named: "anna"))
                #expect(before.watcher !== after.watcher)
                try await time.source.sleep(for: .seconds(300))
                #expect(try await stateCalls(of: "anna") > 2)
                group.cancelAll()
            }
        }
    }
}
