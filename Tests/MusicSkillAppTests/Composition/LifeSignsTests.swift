import Adapters
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct LifeSignsTests {
    private let time = TestTime()
    private let told = Locked<[ServiceManager.News]>([])

    private func signs(patience: Duration?, pulse: @escaping @Sendable () async -> Void = {}) -> LifeSigns {
        LifeSigns(
            patience: patience, pulse: pulse, tell: { [told] news in told.withLock { $0.append(news) } },
            time: time.source)
    }

    @Test func `the service is up with the broker and without it`() async {
        let signs = signs(patience: nil)
        await signs.disconnected()
        await signs.connected()
        #expect(
            told.withLock { $0 } == [
                .ready(status: "waiting for the broker"), .ready(status: "connected to the broker"),
            ]
        )
    }

    @Test func `a sign of life comes three times in the time there is, and a farewell in the end`() async throws {
        let service = Task { [signs = signs(patience: .seconds(120))] in try await signs.run() }
        for count in 1...3 {
            await time.waitForSleepers(1)
            #expect(told.withLock { $0 } == [ServiceManager.News](repeating: .alive, count: count))
            time.advance(by: .seconds(40))
        }
        await time.waitForSleepers(1)
        service.cancel()
        _ = await service.result
        #expect(told.withLock { $0.last } == .stopping)
    }

    @Test func `nothing is said for as long as a part of the service hangs`() async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let hasBegun = Doorbell()
        let signs = signs(patience: .seconds(120)) {
            hasBegun.ring()
            for await _ in gate { break }
        }
        let service = Task { try await signs.run() }
        try await hasBegun.wait(until: nil, time: .system)
        time.advance(by: .seconds(600))
        #expect(told.withLock { $0.isEmpty })
        opener.yield()
        await time.waitForSleepers(1)
        #expect(told.withLock { $0 } == [.alive])
        service.cancel()
        _ = await service.result
    }

    @Test func `where nobody waits for signs, none is given`() async {
        let service = Task { [signs = signs(patience: nil)] in try await signs.run() }
        service.cancel()
        _ = await service.result
        #expect(told.withLock { $0 } == [.stopping])
    }
}
