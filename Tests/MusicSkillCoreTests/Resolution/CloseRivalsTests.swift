import Testing

@testable import MusicSkillCore

/// When it asks, and when it would be a nuisance.
@Suite(.timeLimit(.minutes(1)))
struct CloseRivalsTests {
    private func rivals(_ items: [MusicItem], _ slots: [Slot: String] = [.title: "hurt"]) -> [MusicItem] {
        let reading = Interpretation(intent: .play, slots: slots.mapValues { SlotValue($0) })
        return CloseRivals.among(ItemRanking.rank(items, for: [reading])).map(\.item)
    }

    @Test func `songs of the same name by different artists, side by side, cannot be told apart`() {
        #expect(rivals(Music.hurts) == Music.hurts)
    }

    @Test func `three are offered at most`() {
        #expect(rivals(Music.hurts + [Music.track("Hurt", by: "Somebody Else")]).count == 3)
    }

    @Test(arguments: ["Hurt - Remastered 2011", "Hurt (Live)", "Hurt"])
    func `another recording by the same artist is no other thing`(name: String) {
        let other = MusicItem(id: MusicID(.track, "other"), name: name, artists: ["Johnny Cash"])
        #expect(rivals([Music.track("Hurt", by: "Johnny Cash"), other]) == [])
    }

    @Test func `whose recordings stand first in a row is meant`() {
        let second = MusicItem(id: MusicID(.track, "2"), name: "Hurt", artists: ["Johnny Cash"])
        #expect(rivals([Music.hurts[1], second, Music.hurts[0]]) == [])
    }

    @Test(arguments: ["Hurt (Karaoke Version)", "Hurt - Live", "Hurt (Acoustic)"])
    func `a version nobody asked for is no rival`(name: String) {
        #expect(rivals([Music.hurts[1], Music.track(name, by: "Somebody Else")]) == [])
    }

    @Test func `an artist that was named decides`() {
        #expect(rivals(Music.hurts, [.title: "hurt", .artist: "johnny cash"]) == [])
    }

    @Test func `a song comes before the album that bears its name, and an artist before a song`() {
        let song = Music.track("Queen", by: "Perfume Genius")
        #expect(rivals([song, Music.album("Queen", by: "Queen")], [.title: "queen"]) == [])
        #expect(rivals([song, Music.artist("Queen")], [.query: "queen"]) == [])
    }

    @Test func `any playlist of a genre will do`() {
        let lists = ["one", "two"].map { MusicItem(id: MusicID(.playlist, $0), name: "Jazz", artists: [$0]) }
        #expect(rivals(lists, [.genre: "jazz"]) == [])
        #expect(rivals(lists, [.playlist: "jazz"]) == [])
    }

    @Test func `what is the account's own needs no question`() {
        let reading = Interpretation(intent: .play, slots: [.title: SlotValue("hurt")])
        let ranked = ItemRanking.rank(Music.hurts, for: [reading], familiar: [Music.hurts[1].id])
        #expect(ItemRanking.decide(ranked) == .play(ranked[1]))
    }

    @Test func `nothing is asked about what hardly fits`() {
        #expect(rivals([Music.track("Heart", by: "A"), Music.track("Heart", by: "B")], [.title: "hurt you so"]) == [])
    }
}
