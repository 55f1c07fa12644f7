import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct PlayerOrderTests {
    private func orders(_ property: String?, _ text: String) throws -> [PlayerOrder] {
        try PlayerOrders(property: property, payload: Array(text.utf8)).orders
    }

    @Test(arguments: [
        ("transport", "play", PlayerOrder.command(.resume)), ("transport", "NEXT", .command(.next)),
        ("transport", "playpause", .toggle), ("transport", "like", .command(.like)),
        ("play", "", .command(.resume)), ("play", " jazz ", .command(.play, [.query: "jazz"])),
        ("volume", "39.6", .command(.volumeSet, [.level: "40"])),
        ("mute", "ON", .command(.mute)), ("mute", "unmute", .command(.unmute)),
        ("shuffle", "OFF", .command(.shuffleOff)),
        ("repeat", "one", .command(.repeat, [.itemType: "track"])), ("repeat", "all", .command(.repeat)),
        ("repeat", "off", .command(.repeat, [.itemType: "off"])),
        ("position", "90.2", .command(.seek, [.position: "90"])),
        ("playlist", "Party", .command(.play, [.playlist: "Party"])),
        ("source", "Kitchen Speaker", .command(.transfer, [.device: "Kitchen Speaker"])),
        ("say", "play jazz", .sentence("play jazz")),
    ])
    func `a property and its value become an order`(property: String, text: String, order: PlayerOrder) throws {
        let orders = try orders(property, text)
        #expect(orders == [order])
    }

    @Test func `several properties are set before the music starts`() throws {
        let orders = try orders(nil, #"{"play": "jazz", "state": "playing", "volume": 20, "shuffle": true}"#)
        #expect(
            orders == [
                .command(.volumeSet, [.level: "20"]), .command(.play, [.query: "jazz"]), .command(.shuffleOn),
            ])
    }

    @Test(arguments: [
        ("transport", "rewind", "transport: expected one of play"), ("transport", "seek", "transport: expected one of"),
        ("volume", "loud", "volume: expected 0 to 100, found \"loud\""), ("volume", "101", "volume: expected 0 to 100"),
        ("volume", "nan", "volume: expected"), ("mute", "", "mute: expected ON or OFF"),
        ("repeat", "twice", "repeat: expected off, one or all"), ("position", "-1", "position: expected seconds"),
        ("playlist", "", "playlist: expected a name"), ("colour", "red", "colour cannot be set; known are transport"),
        (nil, "", "expected a JSON object"), (nil, "{}", "the object sets nothing"),
        (nil, #"{"volume": "loud"}"#, "volume: expected"), (nil, #"{"state": "off"}"#, "state: expected"),
        (nil, #"{"volume": 20, "colour": "red"}"#, "unknown field \"colour\"; set takes state, volume"),
    ])
    func `an order that makes no sense is refused in words`(property: String?, text: String, problem: String) throws {
        let error = try #require(throws: SayRequest.Problem.self) { try orders(property, text) }
        #expect(error.message.hasPrefix(problem))
    }

    @Test func `a transaction is kept, also with what is refused`() throws {
        let request = #"{"state": "paused", "transaction": "t-1"}"#
        #expect(
            try PlayerOrders(property: nil, payload: Array(request.utf8))
                == PlayerOrders(.command(.pause), transaction: "t-1"))
        for wrong in [#"{"volume": 500, "transaction": "t-1"}"#, #"{"colour": 1, "transaction": "t-1"}"#] {
            let error = try #require(throws: SayRequest.Problem.self) {
                try PlayerOrders(property: nil, payload: Array(wrong.utf8))
            }
            #expect(error.transaction == "t-1")
        }
    }

    @Test func `of settings that wait only the newest is carried out`() {
        let latest = LatestWins<String, Int>()
        #expect(latest.offer(1, for: "volume"))
        #expect(latest.next("volume") == 1)
        #expect(!latest.offer(2, for: "volume"))
        #expect(!latest.offer(3, for: "volume"))
        #expect(latest.offer(9, for: "mute"))
        #expect(latest.next("volume") == 3)
        #expect(latest.next("volume") == nil)
        #expect(latest.offer(4, for: "volume"))
    }
}
