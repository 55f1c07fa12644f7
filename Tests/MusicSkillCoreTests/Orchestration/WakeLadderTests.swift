import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WakeLadderTests {
    /// What the ladder does in answer to one event after the other.
    private func actions(remembered: Player?, _ events: WakeLadder.Event...) -> [WakeLadder.Action] {
        var ladder = WakeLadder(remembered: remembered)
        return events.map { ladder.next(after: $0) }
    }

    private let renumbered = Player(name: "Kitchen Speaker", reference: "k2")
    private let restricted = Player(name: "Kitchen Speaker", reference: "k1", isRestricted: true)

    @Test func `a remembered player is commanded at once`() {
        #expect(actions(remembered: .kitchen, .start) == [.command(.kitchen)])
    }

    @Test(arguments: [nil, Player(name: "Kitchen Speaker", reference: nil)])
    func `a player without an id is looked up first`(player: Player?) {
        #expect(
            actions(remembered: player, .start, .listed(.kitchen)) == [.list, .command(.kitchen)])
    }

    @Test func `a player never seen and not listed may just be switched on`() {
        #expect(
            actions(remembered: nil, .start, .listed(nil), .waited, .listed(.kitchen))
                == [.list, .wait(.seconds(1)), .list, .command(.kitchen)])
    }

    @Test func `a refused id is looked up by name and tried again`() {
        #expect(
            actions(remembered: .kitchen, .start, .unavailable, .listed(renumbered))
                == [.command(.kitchen), .list, .command(renumbered)])
    }

    @Test func `a speaker that wakes is looked for once a second`() {
        #expect(
            actions(
                remembered: .kitchen, .start, .unavailable, .listed(nil), .waited, .listed(nil), .waited,
                .listed(.kitchen))
                == [
                    .command(.kitchen), .list, .wait(.seconds(1)), .list, .wait(.seconds(1)), .list, .command(.kitchen),
                ])
    }

    @Test func `a listed speaker that still refuses is waited for`() {
        #expect(
            actions(remembered: .kitchen, .start, .unavailable, .listed(.kitchen), .unavailable, .waited)
                == [.command(.kitchen), .list, .command(.kitchen), .wait(.seconds(1)), .list])
    }

    @Test func `the ladder ends`() {
        var ladder = WakeLadder(remembered: .kitchen)
        _ = ladder.next(after: .start)
        var action = ladder.next(after: .unavailable)
        var steps = 0
        while action != .giveUp, steps < 100 {
            steps += 1
            action = ladder.next(after: action == .list ? .listed(nil) : .waited)
        }
        #expect(action == .giveUp)
        #expect(steps < 2 * WakeLadder.maximumLooks + 1)
    }

    @Test func `a restriction is looked up before it is believed`() {
        #expect(actions(remembered: restricted, .start, .listed(restricted)) == [.list, .refuse])
        #expect(actions(remembered: restricted, .start, .listed(.kitchen)) == [.list, .command(.kitchen)])
    }
}
