import TestSupport
import Testing

@testable import MusicSkillCore

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

    private func expire(
        _ players: inout HushedPlayers, at now: TimeSource.Instant, seeing state: PlaybackState?
    ) -> [PlayerCommand] {
        players.expire(at: now, seeing: state).map(\.command)
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
        players.takeBack(orders.1, at: Self.time.now)
        #expect(players.unhushed(state(volume: 20))?.player.volume == 40)
        players.takeBack(orders.0, at: Self.time.now)
        #expect(finish(&players, "a").isEmpty && finish(&players, "b").isEmpty)
    }

    @Test func `time ends what nobody ended`() {
        var players = HushedPlayers()
        #expect(players.nextMoment == nil)
        _ = begin(&players, .lower(to: 20), "a", seeing: state())
        #expect(players.nextMoment == end)
        let early = players.expire(at: end.advanced(by: .seconds(-1)), seeing: nil)
        let late = players.expire(at: end, seeing: nil)
        #expect(early.isEmpty && late.map(\.command) == [.volume(40)])
        #expect(players.nextMoment == nil)
    }

    @Test func `people speak of the music as it would be`() {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 20), "a", seeing: state())
        _ = begin(&players, .pause, "b", seeing: state(volume: 20))
        let known = players.unhushed(state(.paused, volume: 20))
        #expect(known?.player.volume == 40 && known?.status == .playing)
        #expect(players.unhushed(state(.paused, on: .bedroom))?.status == .paused)
    }

    /// A player whose volume could not be put back.
    private func owing() throws -> HushedPlayers {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 15), "a", seeing: state())
        let order = try #require(players.end("a", seeing: state(volume: 15)).first)
        #expect(players.takeBack(order, at: Self.time.now) == true)
        return players
    }

    private func sight(_ seconds: Int, volume: Int = 15) -> PlaybackState {
        var state = state(volume: volume)
        state.observedAt = Self.time.now + .seconds(seconds)
        return state
    }

    @Test func `a volume that could not be put back is when the player is seen again, three times at most`() throws {
        var players = try owing()
        var now = Self.time.now
        for _ in 1...OwedOrders.maximumTries {
            now = try #require(players.nextMoment)
            #expect(expire(&players, at: now, seeing: nil).isEmpty)
            now = try #require(players.nextMoment)
            var seen = sight(0)
            #expect(expire(&players, at: now, seeing: seen).isEmpty)
            now = try #require(players.nextMoment)
            seen.observedAt = now
            let orders = players.expire(at: now, seeing: seen)
            #expect(orders.map(\.command) == [.volume(40)])
            let isLast = now >= Self.time.now + OwedOrders.pause * (3 * OwedOrders.maximumTries)
            #expect(players.takeBack(orders[0], at: now) == !isLast)
        }
        #expect(players.nextMoment == nil)
    }

    @Test func `what was put back, or is too long ago, is owed no longer`() throws {
        var players = try owing()
        let orders = players.expire(at: Self.time.now + OwedOrders.pause, seeing: sight(1))
        players.settle(try #require(orders.first))
        #expect(players.nextMoment == nil)
        players = try owing()
        #expect(expire(&players, at: Self.time.now + .seconds(600), seeing: sight(1)).isEmpty)
        #expect(players.nextMoment == nil)
    }

    @Test func `nothing is owed to who sets the volume meanwhile, by word or by hand`() throws {
        var players = try owing()
        players.note(.volume(60), on: "kitchen speaker")
        #expect(players.nextMoment == nil)
        players = try owing()
        #expect(expire(&players, at: Self.time.now + OwedOrders.pause, seeing: sight(1, volume: 60)).isEmpty)
        #expect(players.nextMoment == nil)
    }

    @Test func `what is owed holds from the first word to the last effect`() throws {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 15), "a", seeing: state())
        #expect(players.debts.map(\.order.command) == [.volume(40)] && players.debts.map(\.since) == [end])
        let order = try #require(players.end("a", seeing: state(volume: 15)).first)
        #expect(players.debts.map(\.order) == [order])
        players.takeBack(order, at: Self.time.now)
        #expect(players.debts.map(\.order) == [order])
        players.settle(order)
        #expect(players.debts.isEmpty)
    }

    @Test func `volume and music are owed apart, the volume comes first`() throws {
        var players = HushedPlayers()
        _ = begin(&players, .lower(to: 15), "a", seeing: state())
        _ = begin(&players, .pause, "b", seeing: state(volume: 15))
        _ = players.end("a", seeing: nil)
        for order in players.end("b", seeing: nil) { players.takeBack(order, at: Self.time.now) }
        var seen = sight(1)
        seen.status = .paused
        #expect(players.unhushed(seen)?.status == .playing)
        #expect(expire(&players, at: Self.time.now + OwedOrders.pause, seeing: seen) == [.volume(40), .resume])
        #expect(begin(&players, .pause, "c", seeing: seen) == nil)
        #expect(finish(&players, "c", seeing: seen) == [.volume(40), .resume])
    }

    @Test func `who makes it quiet again puts back what is owed`() throws {
        var players = try owing()
        #expect(begin(&players, .lower(to: 15), "b", seeing: state(volume: 15)) == nil)
        #expect(expire(&players, at: Self.time.now + .seconds(29), seeing: sight(1)).isEmpty)
        #expect(finish(&players, "b", seeing: state(volume: 15)) == [.volume(40)])
    }
}
