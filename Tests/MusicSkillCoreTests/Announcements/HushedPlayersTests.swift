import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HushedPlayersTests {
    private static let time = TestTime()
    private let end = Self.time.now.advanced(by: .seconds(30))

    private func state(
        _ status: PlaybackState.Status = .playing, on player: Player = .kitchen, volume: Int = 40
    ) -> PlaybackState {
        var player = player
        player.volume = volume
        return PlaybackState(
            status: status, player: player, item: Music.standByMe, observedAt: Self.time.now,
            observedDate: Self.time.source.wallClock())
    }

    private func begin(
        _ players: inout HushedPlayers, _ hush: Hush, _ token: String, seeing state: PlaybackState?
    ) -> PlayerCommand? {
        players.begin(hush, on: "Kitchen Speaker", token: token, until: end, seeing: state)?.command
    }

    private func finish(
        _ players: inout HushedPlayers, _ token: String, seeing state: PlaybackState? = nil
    ) -> [PlayerCommand] {
        players.end(token, seeing: state).map(\.command)
    }

    @Test func `what was lowered gets its volume back, what was paused goes on`() {
        var players = HushedPlayers()
        #expect(begin(&players, .lower(to: 15), "a", seeing: state()) == .volume(15))
        #expect(finish(&players, "a", seeing: state(volume: 15)) == [.volume(40)])
        #expect(begin(&players, .pause, "b", seeing: state()) == .pause)
        #expect(finish(&players, "b", seeing: state(.paused)) == [.resume])
    }

    @Test(arguments: [
        nil, (PlaybackState.Status.paused, Player.kitchen), (.idle, .kitchen), (.playing, .bedroom),
    ])
    func `only what really plays there is made quiet`(what: (PlaybackState.Status, Player)?) {
        for hush in [Hush.pause, .lower(to: 15)] {
            var players = HushedPlayers()
            #expect(begin(&players, hush, "a", seeing: what.map { state($0, on: $1) }) == nil)
            #expect(finish(&players, "a").isEmpty)
        }
    }

    @Test func `what is quiet already, or has no volume, stays as it is`() {
        var players = HushedPlayers()
        #expect(begin(&players, .lower(to: 15), "a", seeing: state(volume: 15)) == nil)
        var fixed = state()
        fixed.player.supportsVolume = false
        #expect(begin(&players, .lower(to: 15), "b", seeing: fixed) == nil)
        #expect(finish(&players, "a").isEmpty && finish(&players, "b").isEmpty)
    }

    @Test(arguments: [["a", "b"], ["b", "a"]])
    func `the last of several puts back what was there before the first`(order: [String]) {
        var players = HushedPlayers()
        #expect(begin(&players, .lower(to: 20), "a", seeing: state()) == .volume(20))
        #expect(begin(&players, .lower(to: 10), "b", seeing: state(volume: 20)) == .volume(10))
        #expect(finish(&players, order[0], seeing: state(volume: 10)).isEmpty)
        #expect(finish(&players, order[1], seeing: state(volume: 10)) == [.volume(40)])
    }

    @Test func `a pause inside a lowering ends with both undone, the volume first`() {
        var players = HushedPlayers()
        #expect(begin(&players, .lower(to: 20), "a", seeing: state()) == .volume(20))
        #expect(begin(&players, .pause, "b", seeing: state(volume: 20)) == .pause)
        #expect(begin(&players, .pause, "c", seeing: state(.paused, volume: 20)) == nil)
        #expect(finish(&players, "b").isEmpty && finish(&players, "a").isEmpty)
        #expect(finish(&players, "c", seeing: state(.paused, volume: 20)) == [.volume(40), .resume])
    }

    @Test func `a second end and an unknown one do nothing`() {
        var players = HushedPlayers()
        #expect(begin(&players, .lower(to: 20), "a", seeing: state()) == .volume(20))
        #expect(finish(&players, "nobody").isEmpty && players.holds("a"))
        #expect(finish(&players, "a") == [.volume(40)])
        #expect(finish(&players, "a").isEmpty && !players.holds("a"))
    }

    @Test(arguments: [
        (PlayerCommand.volume(60), [PlayerCommand.resume]), (.pause, [.volume(40)]), (.resume, [.volume(40)]),
        (.play(Music.standByMe), [.volume(40)]), (.transfer(start: true), [.volume(40)]), (.next, [.volume(40)]),
        (.shuffle(true), [.volume(40), .resume]),
    ])
    func `what somebody commanded meanwhile stays`(command: PlayerCommand, restored: [PlayerCommand]) {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 20), "a", seeing: state())
        _ = begin(&players, .pause, "b", seeing: state(volume: 20))
        players.note(command, on: "kitchen speaker")
        #expect(finish(&players, "a").isEmpty)
        #expect(finish(&players, "b") == restored)
    }

    @Test func `a knob turned at the player itself stays where it is`() {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 20), "a", seeing: state())
        #expect(finish(&players, "a", seeing: state(volume: 70)).isEmpty)
    }

    @Test func `what did not reach the player is not undone`() throws {
        var players = HushedPlayers()
        let first = players.begin(.lower(to: 20), on: "Kitchen Speaker", token: "a", until: end, seeing: state())
        let second = players.begin(
            .lower(to: 10), on: "Kitchen Speaker", token: "b", until: end, seeing: state(volume: 20))
        let orders = (try #require(first), try #require(second))
        players.takeBack(orders.1)
        #expect(players.unhushed(state(volume: 20))?.player.volume == 40)
        players.takeBack(orders.0)
        #expect(finish(&players, "a").isEmpty && finish(&players, "b").isEmpty)
    }

    @Test func `time ends what nobody ended`() {
        var players = HushedPlayers()
        #expect(players.nextEnd == nil)
        _ = begin(&players, .lower(to: 20), "a", seeing: state())
        #expect(players.nextEnd == end)
        let early = players.expire(at: end.advanced(by: .seconds(-1)), seeing: nil)
        let late = players.expire(at: end, seeing: nil)
        #expect(early.isEmpty && late.map(\.command) == [.volume(40)])
        #expect(players.nextEnd == nil)
    }

    @Test func `people speak of the music as it would be`() {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 20), "a", seeing: state())
        _ = begin(&players, .pause, "b", seeing: state(volume: 20))
        let known = players.unhushed(state(.paused, volume: 20))
        #expect(known?.player.volume == 40 && known?.status == .playing)
        #expect(players.unhushed(state(.paused, on: .bedroom))?.status == .paused)
    }
}
