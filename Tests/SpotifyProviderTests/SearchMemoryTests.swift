import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SearchMemoryTests {
    private let start = ContinuousClock.now

    @Test func `what was found is known for an hour`() {
        var memory = SearchMemory()
        memory.remember([Rig.song], for: MusicQuery("a"), at: start)
        #expect(memory.items(for: MusicQuery("a"), at: start + .seconds(3599)) == [Rig.song])
        #expect(memory.items(for: MusicQuery("a"), at: start + .seconds(3600)) == nil)
        #expect(memory.items(for: MusicQuery("a", kinds: [.album]), at: start) == nil)
    }

    @Test func `nothing found is believed for a minute`() {
        var memory = SearchMemory()
        memory.remember([], for: MusicQuery("a"), at: start)
        #expect(memory.items(for: MusicQuery("a"), at: start + .seconds(59)) == [])
        #expect(memory.items(for: MusicQuery("a"), at: start + .seconds(60)) == nil)
    }

    @Test func `of more than five hundred the oldest goes`() {
        var memory = SearchMemory()
        for index in 0..<500 { memory.remember([Rig.song], for: MusicQuery("\(index)"), at: start) }
        memory.remember([Rig.song], for: MusicQuery("0"), at: start)
        memory.remember([Rig.song], for: MusicQuery("500"), at: start)
        #expect(memory.items(for: MusicQuery("0"), at: start) != nil)
        #expect(memory.items(for: MusicQuery("1"), at: start) == nil)
        #expect(memory.items(for: MusicQuery("2"), at: start) != nil)
    }
}
