import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// How often Spotify was asked: over days, and over restarts.
@Suite(.timeLimit(.minutes(1)))
struct CallLedgerTests {
    private let clock = TestTime()
    private let store = MemoryStore()
    private static let today = "spotify/calls/2026-11-21"

    private func gate() -> SpotifyGate {
        SpotifyGate(store: store, time: clock.source, randomness: .fixed(0))
    }

    private func call(_ endpoint: String = "GET /me/player", through gate: SpotifyGate) async throws {
        let frame = RequestFrame(deadline: clock.now + .seconds(8))
        await gate.leave(try await gate.enter(frame), endpoint, fault: nil)
    }

    @Test func `calls are counted on over a restart`() async throws {
        let first = gate()
        for _ in 1...3 { try await call(through: first) }
        await first.flush()
        let second = gate()
        try await call(through: second)
        try await call("GET /search", through: second)
        let health = await second.health()
        #expect(health.callsToday == ["GET /me/player": 4, "GET /search": 1])
        #expect(health.callsOfWeek["2026-11-21"] == 5)
        await second.flush()
        #expect(await gate().health().callsToday == health.callsToday)
    }

    @Test func `a burst of calls is written once, the next one five seconds later`() async throws {
        let gate = gate()
        for _ in 1...20 { try await call(through: gate) }
        #expect(await store.writes == [])
        clock.advance(by: .seconds(5))
        for _ in 1...20 { try await call(through: gate) }
        #expect(await store.writes == [Self.today])
        #expect(await store.value(for: Self.today) == Data(#"{"GET \/me\/player":21}"#.utf8))
        await gate.flush()
        await gate.flush()
        #expect(await store.writes.count == 2)
    }

    @Test func `seven days are told, and an eighth is forgotten`() async throws {
        let gate = gate()
        for _ in 1...8 {
            try await call(through: gate)
            clock.advance(by: .seconds(86_400))
        }
        let week = await gate.health().callsOfWeek
        #expect(week.count == 7)
        #expect(week["2026-11-29"] == 0)
        #expect(week["2026-11-28"] == 1)
        #expect(week["2026-11-22"] == nil)
        #expect(await gate.health().callsToday == [:])
    }

    @Test func `a full disk costs the memory of calls, not the calls`() async throws {
        let gate = gate()
        await store.breakDown()
        clock.advance(by: .seconds(5))
        try await call(through: gate)
        await store.breakDown(false)
        await gate.flush()
        #expect(await store.writes == [Self.today])
    }

    @Test func `a clock that is only set later loses nothing`() async throws {
        let first = gate()
        try await call(through: first)
        await first.flush()
        let (clock, isSet) = (clock, Locked(false))
        let late = TimeSource(
            now: clock.source.now,
            wallClock: { isSet.withLock { $0 } ? clock.source.wallClock() : Date(timeIntervalSince1970: 0) },
            sleepUntil: clock.source.sleepUntil)
        let second = SpotifyGate(store: store, time: late, randomness: .fixed(0))
        try await call(through: second)
        await second.flush()
        isSet.withLock { $0 = true }
        try await call(through: second)
        await second.flush()
        #expect(await second.health().callsToday == ["GET /me/player": 2])
        #expect(await gate().health().callsToday == ["GET /me/player": 2])
    }

    @Test func `a damaged count begins anew`() async throws {
        try await store.set(Data("{".utf8), for: Self.today, expires: nil)
        let gate = gate()
        try await call(through: gate)
        #expect(await gate.health().callsToday == ["GET /me/player": 1])
    }
}
