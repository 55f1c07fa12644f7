import Adapters
import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct DiscoveryBookTests {
    private let now = ContinuousClock.now

    private func device(_ components: [String: String], name: String = "Kitchen") -> JSONValue {
        [
            "device": ["name": .string(name)],
            "components": .object(components.mapValues { ["platform": .string($0), "name": "x"] }),
        ]
    }

    @Test func `what is known to stand is not said again`() {
        var book = DiscoveryBook()
        let wanted = ["a": device(["state": "sensor"])]
        #expect(book.turn(to: wanted, now: now) == .init(now: wanted, later: [:]))
        #expect(book.isTrue(to: wanted, now: now))
        #expect(book.turn(to: wanted, now: now) == .init())
    }

    @Test func `what an earlier run has said is not said again`() {
        var book = DiscoveryBook()
        let wanted = ["a": device(["state": "sensor"])]
        book.find(device(["state": "sensor"]), on: "a", now: now)
        #expect(book.turn(to: wanted, now: now) == .init())
    }

    @Test func `everything is said again once the broker may have lost it`() {
        var book = DiscoveryBook()
        let wanted = ["a": device(["state": "sensor"])]
        _ = book.turn(to: wanted, now: now)
        book.distrust()
        #expect(book.turn(to: wanted, now: now) == .init(now: wanted, later: [:]))
    }

    @Test func `an entity that a device has no more goes by its platform alone, and then without a word`() {
        var book = DiscoveryBook()
        book.find(device(["state": "sensor", "volume": "number"]), on: "a", now: now)
        let wanted = ["a": device(["state": "sensor"])]
        let turn = book.turn(to: wanted, now: now)
        #expect(turn.now["a"]??["components"]?["volume"] == ["platform": "number"])
        #expect(turn.now["a"]??["components"]?["state"]?["name"] == "x")
        #expect(turn.later == wanted)
    }

    @Test func `an entity that becomes another kind of entity goes before it comes`() {
        var book = DiscoveryBook()
        book.find(device(["volume": "number"]), on: "a", now: now)
        let wanted = ["a": device(["volume": "select"])]
        let turn = book.turn(to: wanted, now: now)
        #expect(turn.now["a"]??["components"]?["volume"] == ["platform": "number"])
        #expect(turn.later == wanted)
    }

    @Test func `a player that is gone for a moment stays`() {
        var book = DiscoveryBook()
        let wanted = ["a": device(["state": "sensor"]), "b": device(["state": "sensor"])]
        _ = book.turn(to: wanted, now: now)
        let one = wanted.filter { $0.key == "a" }
        #expect(book.turn(to: one, now: now + .seconds(10)) == .init())
        #expect(book.turn(to: wanted, now: now + .seconds(20)) == .init())
        #expect(book.turn(to: one, now: now + .seconds(30)) == .init())
        #expect(book.turn(to: one, now: now + .seconds(90)) == .init(now: ["b": nil], later: [:]))
        #expect(book.turn(to: one, now: now + .seconds(200)) == .init())
    }

    @Test func `what an earlier run has left behind goes at once`() {
        var book = DiscoveryBook()
        book.find(device(["state": "sensor"]), on: "old", now: now)
        #expect(book.turn(to: [:], now: now) == .init(now: ["old": nil], later: [:]))
    }
}
