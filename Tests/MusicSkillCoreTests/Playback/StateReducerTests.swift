import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StateReducerTests {
    private static let time = TestTime()

    /// - Parameter later: when it was read, in seconds after the others.
    private func state(
        _ status: PlaybackState.Status, at position: Duration = .zero, later: Int = 0
    ) -> PlaybackState {
        PlaybackState(
            status: status, player: .kitchen, item: Music.standByMe, position: position,
            observedAt: Self.time.now.advanced(by: .seconds(later)), observedDate: Self.time.source.wallClock())
    }

    /// Which of the readings are news, and what is believed in the end.
    private func take(_ readings: PlaybackState?...) -> (news: [Bool], current: PlaybackState?) {
        var reducer = StateReducer()
        let news = readings.map { reducer.take($0) }
        return (news, reducer.current)
    }

    @Test func `one empty reading while it plays is no news`() {
        let (news, current) = take(state(.playing), nil)
        #expect(news == [true, false])
        #expect(current?.status == .playing)
    }

    @Test func `two empty readings in a row are silence`() {
        let (news, current) = take(state(.playing), nil, nil)
        #expect(news == [true, false, true])
        #expect(current == nil)
    }

    @Test func `two empty readings apart are not`() {
        #expect(take(state(.playing), nil, state(.playing), nil).current?.status == .playing)
    }

    @Test func `a paused player may vanish at once`() {
        let (news, current) = take(state(.paused), nil)
        #expect(news == [true, true])
        #expect(current == nil)
    }

    @Test func `a player that vanished while it played is not believed for ever`() {
        let end = Duration.seconds(200)
        #expect(take(state(.playing, at: end), state(.playing, at: end, later: 29)).current?.status == .playing)
        let current = take(state(.playing, at: end), state(.playing, at: end, later: 30)).current
        #expect(current?.status == .idle)
        #expect(current?.item == nil)
        let repeating = take(
            state(.playing, at: end), state(.playing, later: 10), state(.playing, at: end, later: 40))
        #expect(repeating.current?.status == .playing)
    }

    @Test func `nothing after nothing is no news`() {
        #expect(take(nil, nil).news == [false, false])
    }

    @Test func `news is rung for, however much there was, and what is known then is the newest`() async throws {
        let news = Doorbell()
        let board = StateBoard(news: news)
        await board.record(state(.playing))
        await board.record(state(.paused))
        try await news.wait(until: nil, time: Self.time.source)
        #expect(await board.current?.status == .paused)
        await board.notePlayers()
        try await news.wait(until: nil, time: Self.time.source)
    }

    @Test func `a position is computed while it plays, and stays within the item`() {
        let later = Self.time.now.advanced(by: .seconds(30))
        #expect(state(.playing).position(at: later) == .seconds(30))
        #expect(state(.paused).position(at: later) == .zero)
        #expect(state(.playing).position(at: later.advanced(by: .seconds(1000))) == .seconds(200))
        var endless = state(.playing)
        endless.item?.duration = nil
        #expect(endless.position(at: later) == .seconds(30))
    }
}
