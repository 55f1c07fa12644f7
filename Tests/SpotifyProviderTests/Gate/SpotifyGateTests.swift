import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyGateTests {
    private let clock = TestTime()
    private let store = MemoryStore()

    private func gate(_ time: TimeSource? = nil) -> SpotifyGate {
        SpotifyGate(store: store, time: time ?? clock.source, randomness: .fixed(0))
    }

    private func frame(_ priority: RequestFrame.Priority = .command, _ life: Duration = .seconds(8)) -> RequestFrame {
        RequestFrame(deadline: clock.now + life, priority: priority)
    }

    /// Enters and leaves with a fault, as a request does that Spotify refuses.
    private func meet(_ fault: SpotifyFault, at gate: SpotifyGate) async throws {
        await gate.leave(try await gate.enter(frame()), "GET /x", fault: fault)
    }

    @Test func `a closed gate stays closed over a restart`() async throws {
        try await meet(.quotaExceeded(retryAfter: .seconds(50_000)), at: gate())
        clock.advance(by: .seconds(10_000))
        let error = await #expect(throws: ProviderError.self) { try await gate().enter(frame()) }
        #expect(error?.code == .quotaExceeded)
        #expect(error?.retryAfter == .seconds(40_000))
        clock.advance(by: .seconds(40_000))
        _ = try await gate().enter(frame())
    }

    @Test func `a clock set back does not keep the gate closed for longer`() async throws {
        try await meet(.rateLimited(retryAfter: .seconds(41)), at: gate())
        let clock = clock
        let back = TimeSource(
            now: clock.source.now, wallClock: { clock.source.wallClock().addingTimeInterval(-1_000_000) },
            sleepUntil: clock.source.sleepUntil)
        let error = await #expect(throws: ProviderError.self) { try await gate(back).enter(frame()) }
        #expect(error?.retryAfter == .seconds(41))
    }

    @Test func `a pause that Spotify did not name is named by the gate`() async throws {
        let gate = gate()
        let pass = try await gate.enter(frame())
        #expect(
            await gate.leave(pass, "GET /x", fault: .rateLimited(retryAfter: nil))
                == .rateLimited(retryAfter: .seconds(1)))
        clock.advance(by: .seconds(1))
        let next = try await gate.enter(frame())
        #expect(
            await gate.leave(next, "GET /x", fault: .rateLimited(retryAfter: nil))
                == .rateLimited(retryAfter: .seconds(2)))
    }

    @Test func `a disk that takes its time does not leave the gate open meanwhile`() async throws {
        let disk = FakeStore(time: clock.source)
        let gate = SpotifyGate(store: disk, time: clock.source, randomness: .fixed(0))
        let pass = try await gate.enter(frame())
        clock.advance(by: .seconds(10))
        disk.stall()
        let leaving = Task { await gate.leave(pass, "GET /x", fault: .rateLimited(retryAfter: .seconds(41))) }
        await clock.waitForSleepers(1)
        let error = await #expect(throws: ProviderError.self) { try await gate.enter(frame()) }
        #expect(error?.code == .rateLimited)
        leaving.cancel()
        _ = await leaving.value
    }

    @Test func `a gate that cannot be remembered still closes`() async throws {
        await store.breakDown()
        let gate = gate()
        try await meet(.rateLimited(retryAfter: .seconds(41)), at: gate)
        #expect(await #expect(throws: ProviderError.self) { try await gate.enter(frame()) }?.code == .rateLimited)
    }

    @Test func `a damaged memory of the gate opens it`() async throws {
        try await store.set(Data("{".utf8), for: "spotify/gate", expires: nil)
        _ = try await gate().enter(frame())
    }

    @Test func `when the gate opens, commands go before polls`() async throws {
        let gate = gate()
        try await meet(.rateLimited(retryAfter: .seconds(2)), at: gate)
        let order = Locked<[RequestFrame.Priority]>([])
        try await clock.flow {
            try await withThrowingTaskGroup { group in
                for priority in [RequestFrame.Priority.synchronisation, .polling, .command] {
                    group.addTask { [frame = frame(priority, .seconds(60))] in
                        let pass = try await gate.enter(frame)
                        order.withLock { $0.append(priority) }
                        await gate.leave(pass, "GET /x", fault: nil)
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(order.withLock { $0 } == [.command, .polling, .synchronisation])
    }

    @Test func `a caller who gives up while waiting holds nobody back`() async throws {
        let gate = gate()
        try await meet(.rateLimited(retryAfter: .seconds(2)), at: gate)
        let waiting = Task { [frame = frame()] in try await gate.enter(frame) }
        await clock.waitForSleepers(1)
        waiting.cancel()
        #expect(await #expect(throws: ProviderError.self) { try await waiting.value }?.code == .tooLate)
        clock.advance(by: .seconds(2))
        _ = try await gate.enter(frame(.synchronisation))
    }

    @Test func `a probe that was never sent leaves room for the next`() async throws {
        let gate = gate()
        for _ in 1...3 { try await meet(.serverFailed(status: 500), at: gate) }
        clock.advance(by: .seconds(60))
        let probe = try await gate.enter(frame())
        #expect(await #expect(throws: ProviderError.self) { try await gate.enter(frame()) }?.retryAfter == .seconds(1))
        await gate.leaveUnsent(probe)
        _ = try await gate.enter(frame())
    }

    @Test func `a late word of an earlier request does not let a second probe out`() async throws {
        let gate = gate()
        let straggler = try await gate.enter(frame())
        for _ in 1...3 { try await meet(.serverFailed(status: 500), at: gate) }
        clock.advance(by: .seconds(60))
        _ = try await gate.enter(frame())
        await gate.leave(straggler, "GET /x", fault: .transport(.cancelled))
        await #expect(throws: ProviderError.self) { try await gate.enter(frame()) }
    }

    @Test func `a pass is worth nothing once the gate or the breaker has closed`() async throws {
        let gate = gate()
        let waiting = try await gate.enter(frame())
        #expect(await gate.confirm(waiting))
        try await meet(.rateLimited(retryAfter: .seconds(41)), at: gate)
        #expect(await gate.confirm(waiting) == false)
        clock.advance(by: .seconds(41))
        let another = try await gate.enter(frame())
        for _ in 1...3 { try await meet(.serverFailed(status: 500), at: gate) }
        #expect(await gate.confirm(another) == false)
    }
}
