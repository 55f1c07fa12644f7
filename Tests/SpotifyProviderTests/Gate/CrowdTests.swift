import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// Many callers at once, and a Spotify that has had enough.
@Suite(.timeLimit(.minutes(1)))
struct CrowdTests {
    private struct Departure {
        var priority: RequestFrame.Priority
        var moment: TimeSource.Instant
    }

    @Test func `of two hundred callers none goes while the gate is closed, and commands go first`() async throws {
        let clock = TestTime()
        let begin = clock.now
        let gate = SpotifyGate(store: MemoryStore(), time: clock.source, randomness: .fixed(0.5))
        let departures = Locked<[Departure]>([])
        let limited = Locked<TimeSource.Instant?>(nil)
        let priorities = [RequestFrame.Priority.synchronisation, .polling, .command]

        try await clock.flow {
            try await withThrowingTaskGroup { group in
                for index in 0..<200 {
                    group.addTask {
                        let priority = priorities[index % 3]
                        // They come within two seconds; the twentieth request finds the limit.
                        try await clock.source.sleep(for: .milliseconds(10 * index))
                        let frame = RequestFrame(deadline: clock.now + .seconds(600), priority: priority)
                        let pass = try await gate.enter(frame)
                        let number = departures.withLock {
                            $0.append(Departure(priority: priority, moment: clock.now))
                            return $0.count
                        }
                        try await clock.source.sleep(for: .milliseconds(80))
                        let isLimit = number == 20
                        if isLimit { limited.withLock { $0 = clock.now } }
                        let fault = isLimit ? SpotifyFault.rateLimited(retryAfter: .seconds(41)) : nil
                        await gate.leave(pass, "GET /x", fault: fault)
                    }
                }
                try await group.waitForAll()
            }
        }

        let all = departures.withLock { $0 }
        let closed = try #require(limited.withLock { $0 })
        #expect(all.count == 200)
        let after = all.filter { $0.moment > closed }
        #expect(after.allSatisfy { $0.moment >= closed + .seconds(41.5) })
        // Whoever was on the way already when the limit came.
        #expect(all.count - after.count < 30)
        let commands = after.prefix { $0.priority == .command }.count
        #expect(commands == after.count { $0.priority == .command })
        for departure in all {
            let window = all.filter { $0.moment > departure.moment - RateGate.window && $0.moment <= departure.moment }
            #expect(window.count <= RateGate.budget)
        }
        #expect(begin.duration(to: clock.now) < .seconds(600))
    }
}
