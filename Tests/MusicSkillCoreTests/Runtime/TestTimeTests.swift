import Foundation
import MusicSkillCore
import TestSupport
import Testing

/// The clock the other tests stand on.
@Suite(.timeLimit(.minutes(1)))
struct TestTimeTests {
    private let time = TestTime()
    private let woken = Locked<[Int]>([])

    private func sleep(_ seconds: Int) async throws {
        try await time.source.sleep(for: .seconds(seconds))
        woken.withLock { $0.append(seconds) }
    }

    @Test func `time stands still until it is moved, on both clocks`() {
        let (now, wallClock) = (time.now, time.source.wallClock())
        #expect(time.source.now() == now)
        time.advance(by: .seconds(90))
        #expect(time.source.now() == now.advanced(by: .seconds(90)))
        #expect(time.source.wallClock() == wallClock.addingTimeInterval(90))
    }

    @Test func `a moment that has passed is not slept for`() async throws {
        try await time.source.sleepUntil(time.now)
        try await time.source.sleepUntil(time.now - .seconds(1))
    }

    @Test func `an advance wakes those whose moment has come, and no others`() async throws {
        try await withThrowingTaskGroup { group in
            for seconds in [1, 2, 3] { group.addTask { try await sleep(seconds) } }
            await time.waitForSleepers(3)
            time.advance(by: .seconds(2))
            try await group.next()
            try await group.next()
            #expect(woken.withLock { $0.sorted() } == [1, 2])
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
    }

    @Test func `a cancelled sleep throws, before and after it began`() async {
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await time.source.sleep(for: .seconds(1))
        }
        await #expect(throws: CancellationError.self) { try await early.value }
        let late = Task { try await time.source.sleep(for: .seconds(1)) }
        await time.waitForSleepers()
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
    }

    @Test func `who waits for sleepers that never come can be cancelled, before and after`() async {
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await time.waitForSleepers()
        }
        await early.value
        let late = Task { await time.waitForSleepers() }
        late.cancel()
        await late.value
    }

    @Test func `flowing time wakes everybody in the order of their moments`() async throws {
        try await time.flow {
            let start = time.now
            try await withThrowingTaskGroup { group in
                for seconds in [50, 10, 3600, 20, 10] { group.addTask { try await sleep(seconds) } }
                try await group.waitForAll()
            }
            #expect(woken.withLock { $0 } == [10, 10, 20, 50, 3600])
            #expect(start.duration(to: time.now) == .seconds(3600))
        }
    }

    @Test func `flowing time waits for work that needs none`() async throws {
        try await time.flow {
            let start = time.now
            async let sleeper: Void = sleep(1)
            for _ in 0..<1000 { await Task.yield() }
            #expect(time.now == start)
            try await sleeper
            #expect(time.now == start.advanced(by: .seconds(1)))
        }
    }
}
