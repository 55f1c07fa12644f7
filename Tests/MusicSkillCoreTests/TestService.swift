import Foundation
import TestSupport

@testable import MusicSkillCore

/// The whole way of a sentence on fakes and on time in the test's hand: four rooms, three speakers, some music.
struct TestService {
    let time: TestTime
    let provider: FakeProvider
    let store: FakeStore
    let captured = LogCapture()
    let memory: PlaybackMemory
    let account: Account
    let desk: CommandDesk

    var directory: PlayerDirectory { account.directory }
    var board: StateBoard { account.board }
    var household: Household { account.household }

    /// - Parameters:
    ///   - store: kept over from an earlier run, or an empty one.
    ///   - library: what the account owns; without one the provider knows of none.
    init(
        time: TestTime = TestTime(), store: FakeStore? = nil, home: Home = .standard, library: FakeLibrary? = nil
    ) {
        self.time = time
        self.store = store ?? FakeStore(time: time.source)
        provider = FakeProvider(time: time.source, library: library)
        provider.set { script in
            script.catalogue = Music.catalogue
            script.speakers = FakeSpeakers([.init(.kitchen), .init(.livingRoom), .init(.bedroom)])
        }
        memory = PlaybackMemory(store: self.store, time: time.source, log: captured.log)
        let account = Account(
            name: "default", provider: provider, home: home, sites: SiteMap(configured: home.sites), memory: memory,
            store: self.store, news: Doorbell(),
            time: time.source, log: captured.log)
        self.account = account
        let accounts = Accounts(rule: AccountRule(), time: time.source) { _, _ in account }
        let pipeline = CommandPipeline(
            reader: FakeReader(
                Sentences.known.merging(Sentences.library) { first, _ in first }
                    .merging(Sentences.dialogue) { first, _ in first },
                following: Sentences.following, answers: Sentences.answers),
            wording: FakeWording(), accounts: accounts, languages: ["en"],
            log: captured.log)
        desk = CommandDesk(pipeline: pipeline, store: self.store, time: time.source, log: captured.log)
    }

    /// - Parameters:
    ///   - transaction: given by the sender; without one the request gets a fresh one.
    ///   - age: how long the request waited before it arrived.
    func say(
        _ text: String, site: String? = nil, room: String? = nil, language: String? = nil, transaction: String? = nil,
        deadline: Duration = .seconds(8), age: Duration = .zero, isDryRun: Bool = false, explain: Bool = false,
        turn: Lane.Turn? = nil
    ) async -> Reply {
        await desk.handle(
            Utterance(
                text: text, language: language, room: room, site: site,
                transaction: transaction ?? UUID().uuidString, isTransactionGiven: transaction != nil, door: .mqtt,
                deadline: time.now.advanced(by: deadline), isDryRun: isDryRun, wantsExplanation: explain),
            age: age, turn: turn)
    }

    /// Makes the players known, as an earlier listing would have, and forgets what that cost.
    func listPlayers() async throws {
        try await directory.refresh(frame: RequestFrame(deadline: time.now.advanced(by: .seconds(8))))
        provider.forgetCalls()
    }

    /// The account does what it does by itself, and watches its players, for as long as `body` runs.
    func watching<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await account.run() }
            await account.watcher.watch(true)
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// Something plays already, and the service has seen it.
    func play(
        _ item: MusicItem = Music.standByMe, on player: Player, status: PlaybackState.Status = .playing,
        isSeen: Bool = true
    ) async {
        let state = PlaybackState(
            status: status, player: player, item: item, position: .seconds(60), observedAt: time.now,
            observedDate: time.source.wallClock())
        provider.set { $0.speakers?.show(state, at: time.now) }
        if isSeen { await board.record(state) }
    }

    /// Changes the speakers of the world behind the provider.
    func arrange(_ change: (inout FakeSpeakers) -> Void) {
        provider.set { script in
            if script.speakers != nil { change(&script.speakers!) }
        }
    }
}

extension Home {
    static let standard = Home(
        rooms: [
            Room(name: "kitchen", aliases: ["cooking room"], players: ["Kitchen Speaker"]),
            Room(name: "living room", players: ["Living Room Speaker", "TV"]),
            Room(name: "bedroom", players: ["Bedroom"]),
            Room(name: "garage", players: []),
        ],
        defaultRoom: "living room", sites: ["kitchen-pi": "kitchen"])
}

extension Player {
    static let kitchen = Player(name: "Kitchen Speaker", reference: "k1", volume: 40)
    static let livingRoom = Player(name: "Living Room Speaker", reference: "l1", volume: 50)
    static let bedroom = Player(name: "Bedroom", reference: "b1", volume: 20)
}

enum Music {
    static func track(_ name: String, by artist: String, seconds: Int = 200) -> MusicItem {
        MusicItem(
            id: MusicID(.track, "\(name)/\(artist)"), name: name, artists: [artist], duration: .seconds(seconds))
    }

    static func artist(_ name: String) -> MusicItem {
        MusicItem(id: MusicID(.artist, name), name: name, artists: [name])
    }

    static func album(_ name: String, by artist: String) -> MusicItem {
        MusicItem(id: MusicID(.album, "\(name)/\(artist)"), name: name, artists: [artist])
    }

    static func playlist(_ name: String) -> MusicItem {
        MusicItem(id: MusicID(.playlist, name), name: name, artists: ["somebody"])
    }

    static let standByMe = track("Stand by Me", by: "Ben E. King")
    static let jazz = playlist("Jazz Classics")

    static let catalogue: [String: [MusicItem]] = [
        "jazz": [track("Jazz", by: "Nobody"), jazz],
        "jazz in the ballroom": [],
        "stand by me ben e king": [
            track("Stand by Me (Karaoke Version)", by: "Sing Along Crew"), standByMe,
            track("Stand by Me", by: "Oasis"),
        ],
        "qqqq": [],
        "halo": [track("Halo", by: "Beyoncé")],
        "hurt": hurts,
    ]
}

enum Sentences {
    static let known: [String: [Interpretation]] = [
        "play jazz": [.init(intent: .play, slots: [.genre: SlotValue("jazz")])],
        "play jazz in kitchen": [
            .init(intent: .play, slots: [.genre: SlotValue("jazz"), .room: SlotValue("kitchen")]),
            .init(intent: .play, slots: [.query: SlotValue("jazz in kitchen")], score: 0.6),
        ],
        "play jazz in the ballroom": [
            .init(
                intent: .play, slots: [.genre: SlotValue("jazz"), .room: SlotValue("ballroom", isKnown: false)],
                score: 0.8),
            .init(intent: .play, slots: [.query: SlotValue("jazz in the ballroom")], score: 0.7),
        ],
        "play jazz in the garage": [
            .init(intent: .play, slots: [.genre: SlotValue("jazz"), .room: SlotValue("garage")])
        ],
        "play stand by me by ben e king": [
            .init(intent: .play, slots: [.query: SlotValue("stand by me by ben e king")], score: 0.6),
            .init(
                intent: .play, slots: [.title: SlotValue("stand"), .artist: SlotValue("me by ben e king")], score: 0.7),
            .init(intent: .play, slots: [.title: SlotValue("stand by me"), .artist: SlotValue("ben e king")]),
        ].reversed(),
        "play halo": [.init(intent: .play, slots: [.query: SlotValue("halo")])],
        "play qqqq": [.init(intent: .play, slots: [.query: SlotValue("qqqq")])],
        "play jazz at 30 percent": [
            .init(intent: .play, slots: [.genre: SlotValue("jazz"), .level: SlotValue("30")])
        ],
        "shuffle jazz": [.init(intent: .play, slots: [.genre: SlotValue("jazz"), .sort: SlotValue("random")])],
        "go to one twenty": [.init(intent: .seek, slots: [.position: SlotValue("80")])],
        "forward thirty seconds": [.init(intent: .seek, slots: [.position: SlotValue("+30")])],
        "repeat this song": [.init(intent: .repeat, slots: [.itemType: SlotValue("track")])],
        "pause": [.init(intent: .pause)],
        "pause in the kitchen": [.init(intent: .pause, slots: [.room: SlotValue("kitchen")])],
        "resume": [.init(intent: .resume)],
        "next": [.init(intent: .next)],
        "louder": [.init(intent: .volumeUp)],
        "quieter": [.init(intent: .volumeDown)],
        "louder in the bedroom": [.init(intent: .volumeUp, slots: [.room: SlotValue("bedroom")])],
        "volume 30": [.init(intent: .volumeSet, slots: [.level: SlotValue("30")])],
        "volume 400": [.init(intent: .volumeSet, slots: [.level: SlotValue("400")])],
        "volume nan": [.init(intent: .volumeSet, slots: [.level: SlotValue("nan")])],
        "mute": [.init(intent: .mute)],
        "unmute": [.init(intent: .unmute)],
        "what is playing": [.init(intent: .nowPlaying)],
        "what is playing in the kitchen": [.init(intent: .nowPlaying, slots: [.room: SlotValue("kitchen")])],
        "move the music to the bedroom": [.init(intent: .transfer, slots: [.room: SlotValue("bedroom")])],
        "queue halo": [.init(intent: .queueAdd, slots: [.query: SlotValue("halo")])],
        "play halo next": [.init(intent: .playNext, slots: [.query: SlotValue("halo")])],
    ]
}
