import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DeadlineTests {
    private let time = TestTime()

    @Test func `work that ends in time gives its result`() async throws {
        let result = try await withDeadline(time.now.advanced(by: .seconds(1)), time: time.source) { 42 }
        #expect(result == 42)
    }

    @Test func `work that takes too long is cancelled and ended`() async {
        let wasCancelled = Locked(false)
        await time.flow {
            let start = time.now
            await #expect(throws: DeadlineExceeded()) {
                try await withDeadline(start.advanced(by: .seconds(2)), time: time.source) {
                    do {
                        try await time.source.sleep(for: .seconds(1000))
                    } catch {
                        wasCancelled.withLock { $0 = true }
                        throw error
                    }
                }
            }
            #expect(start.duration(to: time.now) == .seconds(2))
        }
        #expect(wasCancelled.withLock { $0 })
    }

    @Test func `an error of the work is its own`() async {
        await #expect(throws: StoreError("broken")) {
            try await withDeadline(time.now.advanced(by: .seconds(1)), time: time.source) {
                throw StoreError("broken")
            }
        }
    }

    @Test func `a deadline that has passed stops work that waits`() async {
        await #expect(throws: DeadlineExceeded()) {
            try await withDeadline(time.now, time: time.source) { try await time.source.sleep(for: .seconds(1)) }
        }
    }

    @Test func `cancelling the caller cancels the work`() async {
        let task = Task {
            try await withDeadline(time.now.advanced(by: .seconds(9)), time: time.source) {
                try await time.source.sleep(for: .seconds(5))
            }
        }
        await time.waitForSleepers(2)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
