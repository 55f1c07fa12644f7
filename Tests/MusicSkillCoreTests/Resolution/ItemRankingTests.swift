import Testing

@testable import MusicSkillCore

/// Which of the service's results is meant.
@Suite(.timeLimit(.minutes(1)))
struct ItemRankingTests {
    private func best(_ items: [MusicItem], _ slots: [Slot: String]...) -> MusicItem? {
        let readings = slots.map { Interpretation(intent: .play, slots: $0.mapValues { SlotValue($0) }) }
        switch ItemRanking.decide(ItemRanking.rank(items, for: readings)) {
        case .play(let candidate), .playAndName(let candidate): return candidate.item
        case .ask, .notFound: return nil
        }
    }

    @Test(arguments: [
        "Thriller (Karaoke Version)", "Thriller - Live", "Thriller (Instrumental)", "Thriller - Slowed",
        "Thriller (8D Audio)", "Thriller (In the Style of Michael Jackson)", "Thriller (Acoustic)", "Thriller [Remix]",
    ])
    func `a version nobody asked for does not win by standing first`(first: String) {
        let original = Music.track("Thriller", by: "Michael Jackson")
        let items = [Music.track(first, by: "Michael Jackson"), original]
        #expect(best(items, [.title: "thriller"]) == original)
        #expect(best(items, [.query: "thriller"]) == original)
    }

    @Test(arguments: ["Karaoke Kings", "A Tribute to Michael Jackson", "8D Tunes", "Twinkle Lullaby Band"])
    func `an imitator does not win by standing first`(artist: String) {
        let original = Music.track("Thriller", by: "Michael Jackson")
        #expect(best([Music.track("Thriller", by: artist), original], [.title: "thriller"]) == original)
    }

    @Test func `a karaoke version alone is not played for the song`() {
        #expect(best([Music.track("Thriller (Karaoke Version)", by: "Singalong")], [.title: "thriller"]) == nil)
    }

    @Test func `a live version is played when it is asked for`() {
        let live = Music.track("Hurt - Live", by: "Johnny Cash")
        #expect(best([Music.track("Hurt", by: "Johnny Cash"), live], [.title: "hurt live"]) == live)
    }

    @Test func `a remaster is as good as the original`() {
        let remaster = Music.track("Bohemian Rhapsody - Remastered 2011", by: "Queen")
        #expect(best([remaster], [.title: "bohemian rhapsody"]) == remaster)
    }

    @Test func `a band may be called the style council and a song live and let die`() {
        let style = Music.track("My Ever Changing Moods", by: "The Style Council")
        #expect(best([style], [.title: "my ever changing moods"]) == style)
        let live = Music.track("Live and Let Die", by: "Wings")
        #expect(best([live], [.title: "live and let die"]) == live)
    }

    @Test func `a radio station is a playlist of its name, never a song`() {
        let song = Music.track("Radio Ga Ga", by: "Queen")
        let playlist = Music.playlist("Radio Ga Ga")
        #expect(best([song, playlist], [.station: "radio ga ga"]) == playlist)
        #expect(best([song], [.station: "radio ga ga"]) == nil)
    }

    @Test func `of three splits the one that exists wins`() {
        let items = [
            Music.track("Stand by Me", by: "Oasis"), Music.track("Stand", by: "R.E.M."),
            Music.track("Stand by Me", by: "Ben E. King"),
        ]
        #expect(
            best(
                items, [.query: "stand by me by ben e king"], [.title: "stand", .artist: "me by ben e king"],
                [.title: "stand by me", .artist: "ben e king"]) == items[2])
    }

    @Test func `free text with title and artist finds both`() {
        let items = [Music.track("Halo", by: "Depeche Mode"), Music.track("Halo", by: "Beyoncé")]
        #expect(best(items, [.query: "halo beyonce"]) == items[1])
        #expect(best(items, [.query: "beyonce halo"]) == items[1])
    }

    @Test func `of two namesakes the one by the artist wins`() {
        let items = [Music.track("Hello", by: "Adele"), Music.track("Hello", by: "Lionel Richie")]
        #expect(best(items, [.title: "hello", .artist: "lionel richie"]) == items[1])
    }

    @Test func `of two namesakes without an artist the service's first wins, and the other is a candidate`() {
        let items = [Music.track("Hello", by: "Adele"), Music.track("Hello", by: "Lionel Richie")]
        let ranked = ItemRanking.rank(items, for: [Interpretation(intent: .play, slots: [.title: SlotValue("hello")])])
        #expect(ranked.map(\.item) == items)
    }

    @Test func `the right song by somebody else is the wrong song`() {
        #expect(best([Music.track("Hello", by: "Adele")], [.title: "hello", .artist: "lionel richie"]) == nil)
    }

    @Test(arguments: ["sittin on the dock of the bay", "the dock of the bay", "dock of the bay"])
    func `a bracket in front of a title may be left out`(heard: String) {
        let song = Music.track("(Sittin' On) The Dock of the Bay", by: "Otis Redding")
        #expect(best([song], [.title: heard]) == song)
    }

    @Test(arguments: [Slot.genre, .mood, .decade])
    func `a genre, a mood or a decade is answered by a playlist of that name`(slot: Slot) {
        let items = [
            Music.track("80s", by: "Nobody"), Music.artist("80s"), Music.playlist("Best of the 80s"),
        ]
        #expect(best(items, [slot: "80s"]) == items[2])
    }

    @Test func `a decade and a genre together want both in the name`() {
        let items = [Music.playlist("Rock Classics"), Music.playlist("80s Hits"), Music.playlist("Rock of the 80s")]
        #expect(best(items, [.genre: "rock", .decade: "80s"]) == items[2])
    }

    @Test func `an artist's name is an artist before it is a song`() {
        let items = [
            Music.track("Queen", by: "Perfume Genius"), Music.album("Queen", by: "Queen"), Music.artist("Queen"),
        ]
        #expect(best(items, [.query: "queen"]) == items[2])
    }

    @Test(arguments: [
        (Slot.album, MusicID.Kind.album), (.track, .track), (.artist, .artist), (.playlist, .playlist),
    ])
    func `a kind that was asked for is the only one that will do`(slot: Slot, kind: MusicID.Kind) {
        let items = [
            Music.track("Jazz", by: "Queen"), Music.album("Jazz", by: "Queen"), Music.artist("Jazz"),
            Music.playlist("Jazz"),
        ]
        #expect(best(items, [slot: "jazz"])?.id.kind == kind)
        #expect(best(items.filter { $0.id.kind != kind }, [slot: "jazz"]) == nil)
    }

    @Test func `part of a name is not the name`() {
        #expect(best([Music.artist("Queens of the Stone Age")], [.artist: "queen"]) == nil)
    }

    @Test func `equal scores keep the service's order`() {
        let items = (0..<12).map { Music.playlist("Jazz \($0)") }
        let ranked = ItemRanking.rank(items, for: [Interpretation(intent: .play, slots: [.genre: SlotValue("jazz")])])
        #expect(ranked.map(\.item) == items)
    }

    @Test(arguments: [
        (1.0, "play"), (0.85, "play"), (0.849, "name"), (0.65, "name"), (0.649, "offer"), (0.45, "offer"),
        (0.449, "nothing"),
    ])
    func `a score decides between playing, naming, offering and nothing`(score: Double, expected: String) {
        let candidate = Candidate(item: Music.standByMe, reading: Interpretation(intent: .play), score: score)
        let decision =
            switch ItemRanking.decide([candidate]) {
            case .play: "play"
            case .playAndName: "name"
            case .ask: "ask"
            case .notFound(nil): "nothing"
            case .notFound: "offer"
            }
        #expect(decision == expected)
    }

    @Test func `without candidates nothing was found`() {
        #expect(ItemRanking.decide([]) == .notFound(nearest: nil))
    }
}
