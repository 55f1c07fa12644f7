import MusicSkillCore
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct PlayheadTests {
    private let start = ContinuousClock.now
    /// Three tracks of 100, 110 and 120 seconds.
    private let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue.parse(
            """
            title\tartist\talbum\tduration_ms
            A\tX\tZ\t100000
            B\tX\tZ\t110000
            C\tX\tZ\t120000
            """)
    }

    private func at(_ seconds: Int) -> TimeSource.Instant { start.advanced(by: .seconds(seconds)) }

    private func playing(_ tracks: [Int] = [0, 1, 2], place: Int? = nil, shuffled: Bool = false) -> Playhead {
        var playhead = Playhead(at: start)
        playhead.setShuffle(shuffled, .fixed(0.5))
        playhead.start(
            PlayRequest(tracks: tracks.map { catalogue.tracks[$0] }, context: "spotify:album:z", place: place),
            now: start, .fixed(0.5))
        return playhead
    }

    private func titles(_ playhead: Playhead) -> String {
        ([playhead.current].compactMap(\.self) + playhead.upcoming).map(\.title).joined()
    }

    @Test(arguments: [
        (0, "A", 0, true), (99, "A", 99, true), (100, "B", 0, true), (205, "B", 105, true), (210, "C", 0, true),
        (329, "C", 119, true), (330, "A", 0, false), (1000, "A", 0, false),
    ])
    func `a list plays through and stops`(_ second: Int, _ title: String, _ position: Int, _ isPlaying: Bool) {
        var playhead = playing()
        playhead.advance(to: at(second))
        #expect(playhead.current?.title == title)
        #expect(playhead.position(at: at(second)) == .seconds(position))
        #expect(playhead.isPlaying == isPlaying)
    }

    @Test func `pausing holds the position`() {
        var playhead = playing()
        playhead.advance(to: at(40))
        playhead.pause(now: at(40))
        playhead.advance(to: at(500))
        #expect(playhead.position(at: at(500)) == .seconds(40))
        playhead.resume(now: at(500))
        #expect(playhead.position(at: at(510)) == .seconds(50))
    }

    @Test func `seeking beyond the end is the next track`() {
        var playhead = playing()
        playhead.seek(to: .seconds(90), now: at(10))
        #expect(playhead.position(at: at(12)) == .seconds(92))
        playhead.seek(to: .seconds(100), now: at(12))
        #expect(playhead.current?.title == "B")
        #expect(playhead.isPlaying)
    }

    @Test func `the queue comes before the rest of the list`() {
        var playhead = playing([0, 1])
        playhead.enqueue(.track(catalogue.tracks[2]))
        #expect(titles(playhead) == "ACB")
        playhead.advance(to: at(100))
        #expect(playhead.current?.title == "C")
        playhead.advance(to: at(220))
        #expect(titles(playhead) == "B")
    }

    @Test func `repeating a track, and a list`() {
        var track = playing()
        track.repetition = .track
        track.advance(to: at(250))
        #expect(track.current?.title == "A")
        #expect(track.position(at: at(250)) == .seconds(50))
        var context = playing()
        context.repetition = .context
        context.advance(to: at(340))
        #expect(context.current?.title == "A")
        #expect(context.isPlaying)
    }

    @Test func `back and forth`() {
        var playhead = playing()
        #expect(!playhead.hasPrevious)
        playhead.next(now: at(1))
        #expect(playhead.current?.title == "B")
        playhead.previous(now: at(2))
        #expect(playhead.current?.title == "A")
        for second in 3...5 { playhead.next(now: at(second)) }
        #expect(playhead.current?.title == "A")
        #expect(!playhead.isPlaying)
    }

    @Test func `skipping ends a pause`() {
        var playhead = playing()
        playhead.pause(now: at(1))
        playhead.next(now: at(2))
        #expect(playhead.isPlaying)
        playhead.pause(now: at(3))
        playhead.previous(now: at(4))
        #expect(playhead.isPlaying)
    }

    @Test func `shuffle keeps what plays, loses nothing, and can be undone`() {
        var playhead = playing()
        playhead.setShuffle(true, .fixed(0.9))
        #expect(playhead.current?.title == "A")
        #expect(titles(playhead) == "ACB")
        playhead.next(now: at(1))
        playhead.setShuffle(false, .fixed(0.9))
        #expect(titles(playhead) == "C")
    }

    @Test func `a shuffled start begins anywhere, unless told where`() {
        #expect(titles(playing(shuffled: true)) == "BCA")
        #expect(titles(playing(place: 2, shuffled: true)).first == "C")
        #expect(titles(playing(place: 1)) == "BC")
    }

    @Test func `a track counts as heard after half a minute`() {
        var playhead = playing()
        playhead.next(now: at(29))
        playhead.next(now: at(60))
        #expect(playhead.history.map(\.track.title) == ["B"])
        #expect(playhead.history.first?.endedAt == at(60))
    }
}
