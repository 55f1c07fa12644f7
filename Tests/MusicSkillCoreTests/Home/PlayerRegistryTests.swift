import Foundation
import MusicSkillCore
import Testing

/// What is known of players after one listing and another.
@Suite(.timeLimit(.minutes(1)))
struct PlayerRegistryTests {
    private static let start = Date(timeIntervalSince1970: 1_795_262_400)

    /// The registry after listings a day apart.
    private func registry(_ listings: [Player]...) -> PlayerRegistry {
        var registry = PlayerRegistry()
        for (day, listing) in listings.enumerated() { _ = registry.take(listing, at: date(day)) }
        return registry
    }

    private func date(_ day: Int) -> Date { Self.start.addingTimeInterval(Double(day) * 86_400) }

    @Test(arguments: [
        [Player(name: "TV", reference: "cast"), Player(name: "tv", reference: "right", isActive: true)],
        [Player(name: "tv", reference: "right", isActive: true), Player(name: "TV", reference: "cast")],
        [Player(name: "TV", reference: "deaf", isRestricted: true), Player(name: "TV", reference: "right")],
        [Player(name: "TV", reference: "right"), Player(name: "TV", reference: "deaf", isRestricted: true)],
        [Player(name: "TV", reference: "right"), Player(name: "TV", reference: "second")],
        [Player(name: "TV", reference: nil), Player(name: "TV", reference: "right")],
        [
            Player(name: "TV", reference: "right", isActive: true, isRestricted: true),
            Player(name: "TV", reference: "idle"),
        ],
    ])
    func `of two entries with one name the active one counts, else the one that takes commands, else the first`(
        listing: [Player]
    ) {
        #expect(registry(listing).players.map(\.reference) == ["right"])
    }

    @Test func `a renamed speaker is known by its new name only`() {
        var registry = registry([.kitchen, .bedroom])
        let renamed = Player(name: "Cooker", reference: "k1")
        #expect(registry.take([renamed, .bedroom], at: date(1)) == [.init(old: "Kitchen Speaker", new: "Cooker")])
        #expect(registry.players.map(\.name) == ["Cooker", "Bedroom"])
        #expect(registry.take([renamed, .bedroom], at: date(2)) == [])
    }

    @Test func `players without an id are never taken for one another`() {
        var registry = registry([Player(name: "Sonos", reference: nil)])
        #expect(registry.take([Player(name: "Echo", reference: nil)], at: date(1)) == [])
        #expect(registry.players.map(\.name) == ["Echo", "Sonos"])
    }

    @Test func `the last sight of a player is dated`() {
        let registry = registry([.kitchen, .bedroom], [.bedroom])
        #expect(registry.lastSeen("kitchen speaker") == date(0))
        #expect(registry.lastSeen("Bedroom") == date(1))
        #expect(registry.lastSeen("Attic") == nil)
    }

    @Test func `a player unseen for three months is forgotten`() {
        var registry = registry([.kitchen, .bedroom])
        _ = registry.take([.bedroom], at: date(89))
        #expect(registry.players.count == 2)
        _ = registry.take([.bedroom], at: date(90))
        #expect(registry.players.map(\.name) == ["Bedroom"])
    }

    @Test func `a volume refused is remembered until the player comes back under another id`() {
        var registry = registry([.kitchen])
        registry.noteVolumeRefusal(of: "Kitchen Speaker")
        _ = registry.take([.kitchen], at: date(1))
        #expect(registry.players.first?.supportsVolume == false)
        _ = registry.take([Player(name: "Kitchen Speaker", reference: "k2")], at: date(2))
        #expect(registry.players.first?.supportsVolume == true)
    }
}
