import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DoorbellTests {
    private let time = TestTime()
    private let bell = Doorbell()

    @Test func `a ring before the wait is not lost`() async throws {
        bell.ring()
        try await bell.wait(until: nil, time: time.source)
    }

    @Test func `rings before the wait count as one`() async throws {
        try await time.flow {
            bell.ring()
            bell.ring()
            try await bell.wait(until: nil, time: time.source)
            let start = time.now
            try await bell.wait(until: start.advanced(by: .seconds(5)), time: time.source)
            #expect(start.duration(to: time.now) == .seconds(5))
        }
    }

    @Test func `a ring ends the wait before its moment`() async throws {
        try await time.flow {
            let start = time.now
            async let wait: Void = bell.wait(until: start.advanced(by: .seconds(60)), time: time.source)
            try await time.source.sleep(for: .seconds(1))
            bell.ring()
            try await wait
            #expect(start.duration(to: time.now) == .seconds(1))
        }
    }

    @Test func `without a ring the wait ends at its moment`() async throws {
        try await time.flow {
            let start = time.now
            try await bell.wait(until: start.advanced(by: .seconds(60)), time: time.source)
            #expect(start.duration(to: time.now) == .seconds(60))
        }
    }

    @Test(arguments: [nil, Duration.seconds(60)])
    func `a cancelled wait throws`(pause: Duration?) async {
        let task = Task {
            try await bell.wait(until: pause.map { time.now.advanced(by: $0) }, time: time.source)
        }
        if pause != nil { await time.waitForSleepers() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test(arguments: 1...50)
    func `no ring is lost, however close to the wait it comes`(round: Int) async throws {
        async let wait: Void = bell.wait(until: nil, time: time.source)
        bell.ring()
        try await wait
    }
}
