import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PlayerDirectoryTests {
    private let time = TestTime()
    private let provider: FakeProvider
    private let store: FakeStore
    private let captured = LogCapture()

    init() {
        provider = FakeProvider(time: time.source)
        store = FakeStore(time: time.source)
    }

    /// A directory as it is after each of the listings.
    private func directory(after listings: [Player]...) async throws -> PlayerDirectory {
        let directory = PlayerDirectory(
            provider: provider, account: "default", rooms: Home.standard.rooms, store: store, time: time.source,
            log: captured.log)
        await directory.recall()
        for listing in listings {
            provider.set { $0.speakers = FakeSpeakers(listing.map { .init($0) }) }
            try await directory.refresh(frame: RequestFrame(deadline: time.now.advanced(by: .seconds(8))))
        }
        return directory
    }

    @Test func `a player keeps its name when its id changes`() async throws {
        let directory = try await directory(after: [.kitchen], [Player(name: "Kitchen Speaker", reference: "k2")])
        #expect(await directory.players.map(\.reference) == ["k2"])
    }

    @Test func `a player is found by any spelling of its name`() async throws {
        let directory = try await directory(after: [Player(name: "Joost’s Büro", reference: "x")])
        #expect(await directory.player(named: "joosts buro")?.reference == "x")
        #expect(await directory.isListed("JOOST'S BÜRO"))
        #expect(await directory.player(named: "nobody") == nil)
    }

    @Test func `a player that vanished is remembered, and no longer available`() async throws {
        let directory = try await directory(after: [.kitchen, .bedroom], [.bedroom])
        #expect(await directory.players.map(\.name) == ["Bedroom", "Kitchen Speaker"])
        #expect(await directory.available == [.bedroom])
        #expect(await directory.player(named: "Kitchen Speaker")?.reference == "k1")
    }

    @Test func `a restricted player is listed, and not available`() async throws {
        let directory = try await directory(after: [Player(name: "Sonos", reference: nil, isRestricted: true)])
        #expect(await directory.isListed("Sonos"))
        #expect(await directory.available.isEmpty)
    }

    @Test func `players are remembered over a restart, and none is available before the first listing`() async throws {
        var active = Player.kitchen
        active.isActive = true
        _ = try await directory(after: [active])
        let later = try await directory()
        #expect(await later.players == [.kitchen])
        #expect(await later.available.isEmpty)
        #expect(await !later.hasListed)
    }

    @Test func `the same listing again is not written again, but once an hour for its date`() async throws {
        let directory = try await directory(after: [.kitchen], [.kitchen], [.kitchen])
        #expect(store.writes == 1)
        time.advance(by: .seconds(3600))
        try await directory.refresh(frame: RequestFrame(deadline: time.now.advanced(by: .seconds(8))))
        #expect(store.writes == 2)
    }

    @Test func `a room whose player has another name now is complained about once`() async throws {
        let renamed = Player(name: "Cooker", reference: "k1")
        _ = try await directory(after: [.kitchen], [renamed], [renamed])
        _ = try await directory(after: [renamed])
        let complaints = captured.lines.filter { $0.hasPrefix("error players: a room names a player") }
        #expect(complaints.count == 1)
        #expect(complaints.first?.contains("rooms.kitchen.players") == true)
    }

    @Test func `a refused volume is remembered over a restart`() async throws {
        await (try directory(after: [.kitchen])).noteVolumeRefusal(of: "Kitchen Speaker")
        let later = try await directory(after: [.kitchen])
        #expect(await later.player(named: "Kitchen Speaker")?.supportsVolume == false)
    }

    @Test func `the last sight of a player is dated, over a restart too`() async throws {
        let seen = time.source.wallClock()
        _ = try await directory(after: [.kitchen])
        time.advance(by: .seconds(60))
        let later = try await directory(after: [.bedroom])
        #expect(await later.lastSeen("Kitchen Speaker") == seen)
    }

    @Test func `a damaged memory costs a listing, not the service`() async throws {
        try await store.set(Data("not json".utf8), for: "account/default/players", expires: nil)
        let directory = try await directory(after: [.kitchen])
        #expect(await directory.players == [.kitchen])
        #expect(captured.lines.contains { $0.hasPrefix("warning players: remembered players cannot be read") })
    }

    @Test func `a store that fails is logged, and the players are known all the same`() async throws {
        store.fail("disk full")
        let directory = try await directory(after: [.kitchen])
        #expect(await directory.available == [.kitchen])
        #expect(captured.lines.contains { $0.hasPrefix("warning players: players cannot be remembered") })
    }

    @Test func `a listing that fails changes nothing`() async throws {
        let directory = try await directory(after: [.kitchen])
        provider.set { $0.refusals[.players] = [ProviderError(.providerUnavailable, "502")] }
        await #expect(throws: ProviderError(.providerUnavailable, "502")) {
            try await directory.refresh(frame: RequestFrame(deadline: time.now))
        }
        #expect(await directory.available == [.kitchen])
    }
}
