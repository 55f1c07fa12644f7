import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PollScheduleTests {
    private let time = TestTime()

    private func delay(
        isWatched: Bool = true, _ status: PlaybackState.Status? = nil, at seconds: Int = 0, of duration: Int? = 200,
        isUnsettled: Bool = false, failures: Int = 0, retryAfter: Duration? = nil
    ) -> Duration {
        var item = Music.standByMe
        item.duration = duration.map { .seconds($0) }
        let state = status.map {
            PlaybackState(
                status: $0, player: .kitchen, item: item, position: .seconds(seconds), observedAt: time.now,
                observedDate: time.source.wallClock())
        }
        return PollSchedule.delay(
            .init(
                isWatched: isWatched, state: state, isUnsettled: isUnsettled, failures: failures,
                retryAfter: retryAfter), after: time.now)
    }

    @Test func `with nobody watching every five minutes are enough`() {
        #expect(delay(isWatched: false) == .seconds(300))
        #expect(delay(isWatched: false, .playing, at: 199) == .seconds(300))
        #expect(delay(isWatched: false, isUnsettled: true, failures: 3) == .seconds(300))
        #expect(delay(isWatched: false, failures: 1, retryAfter: .seconds(500)) == .seconds(500))
    }

    @Test(
        arguments: [
            (0, 200, 30), (160, 200, 30), (180, 200, 21), (199, 200, 2), (200, 200, 30), (500, 200, 30), (10, nil, 30),
            (10, 0, 30),
        ] as [(Int, Int?, Int)])
    func `while it plays, seldom, and once just after the item's end`(position: Int, duration: Int?, seconds: Int) {
        #expect(delay(.playing, at: position, of: duration) == .seconds(seconds))
    }

    @Test(arguments: [nil, PlaybackState.Status.paused, .idle])
    func `an idle home is asked once a minute`(status: PlaybackState.Status?) {
        #expect(delay(status) == .seconds(60))
    }

    @Test func `what has to be seen again is looked at soon`() {
        #expect(delay(isUnsettled: true) == .seconds(2))
        #expect(delay(.playing, isUnsettled: true) == .seconds(2))
    }

    @Test(arguments: [(1, 2), (2, 4), (3, 8), (5, 32), (6, 60), (1000, 60)])
    func `failures make the pauses longer, up to a minute`(failures: Int, seconds: Int) {
        #expect(delay(.playing, isUnsettled: true, failures: failures) == .seconds(seconds))
    }

    @Test func `the provider's own wish beats a shorter pause, not a longer one`() {
        #expect(delay(failures: 1, retryAfter: .seconds(500)) == .seconds(500))
        #expect(delay(failures: 6, retryAfter: .seconds(1)) == .seconds(60))
    }
}
