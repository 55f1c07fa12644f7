import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// How long the music of a room makes room for voices, on time in the test's hand.
@Suite(.timeLimit(.minutes(1)))
struct HermesDuckingTests {
    private static let kitchen = Player(name: "Kitchen Speaker", reference: "k1", volume: 40)
    private static let home = Home(
        rooms: [Room(name: "kitchen", players: ["Kitchen Speaker"])], sites: ["pi": "kitchen"])

    private let time = TestTime()
    private let provider: FakeProvider
    private let account: Account
    private let accounts: Accounts

    init() {
        let source = time.source
        let store = FakeStore(time: source)
        provider = FakeProvider(time: source)
        provider.set { $0.speakers = FakeSpeakers([.init(Self.kitchen)]) }
        let account = Account(
            name: "default", provider: provider, home: Self.home, sites: SiteMap(configured: Self.home.sites),
            memory: PlaybackMemory(store: store, time: source, log: .silent), store: store, news: Doorbell(),
            time: source, log: .silent)
        self.account = account
        accounts = Accounts(rule: AccountRule(), time: source) { _, _ in account }
    }

    private static let now = TestTime().now

    @Test(
        arguments: [
            (.attention("pi"), nil, .begin(isSpeech: false)),
            (.attention("pi"), HermesHush(isSpeech: false, end: now + .seconds(1)), .keep),
            (.attention("pi"), HermesHush(isSpeech: false, end: now), .begin(isSpeech: false)),
            (.attention("pi"), HermesHush(isSpeech: true, end: now + .seconds(1)), .begin(isSpeech: false)),
            (.speech("pi"), nil, .begin(isSpeech: true)),
            (.speech("pi"), HermesHush(isSpeech: false, end: now + .seconds(1)), .begin(isSpeech: true)),
            (.calm("pi"), nil, .end), (.calm("pi"), HermesHush(isSpeech: true, end: now + .seconds(1)), .end),
        ] as [(HermesSound, HermesHush?, HermesHush.Step)])
    func `whoever speaks gets a hush of their own`(sound: HermesSound, hush: HermesHush?, step: HermesHush.Step) {
        #expect(HermesHush.step(after: sound, during: hush, now: Self.now) == step)
    }

    @Test(arguments: [
        (Hush.lower(to: 15), ["volume 15 on Kitchen Speaker", "volume 40 on Kitchen Speaker"]),
        (.pause, ["pause on Kitchen Speaker", "resume on Kitchen Speaker"]),
    ])
    func `a wake word amid the answer keeps it quiet for whoever speaks`(hush: Hush, commands: [String]) async throws {
        try await time.flow {
            await accounts.keep([])
            await play()
            let ducking = HermesDucking(hush, accounts: accounts, time: time.source)
            try await withThrowingTaskGroup { group in
                group.addTask { try await accounts.run() }
                group.addTask { try await ducking.run() }
                ducking.note(.speech("pi"))
                try await time.source.sleep(for: .seconds(1))
                ducking.note(.attention("pi"))
                try await time.source.sleep(for: .seconds(20))
                #expect(provider.commands == [commands[0]])
                ducking.note(.calm("pi"))
                try await time.source.sleep(for: .seconds(1))
                #expect(provider.commands == commands)
                group.cancelAll()
            }
        }
    }

    private func play() async {
        let music = MusicItem(id: MusicID(.track, "t"), name: "Jazz", artists: ["Nobody"], duration: .seconds(200))
        let state = PlaybackState(
            status: .playing, player: Self.kitchen, item: music, observedAt: time.now,
            observedDate: time.source.wallClock())
        provider.set { $0.speakers?.show(state, at: time.now) }
        await account.board.record(state)
    }
}
