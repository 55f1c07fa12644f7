import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LaneTests {
    private let lane = Lane()
    private let time = TestTime()
    private let done = Locked<[Int]>([])

    private func work(_ number: Int) {
        done.withLock { $0.append(number) }
    }

    @Test(arguments: 1...20)
    func `turns come in the order they were reserved, whichever task runs first`(round: Int) async throws {
        let turns = (0..<8).map { _ in lane.reserve() }
        try await withThrowingTaskGroup { group in
            for index in turns.indices.reversed() {
                group.addTask { try await lane.withTurn(turns[index]) { work(index) } }
            }
            try await group.waitForAll()
        }
        #expect(done.withLock { $0 } == Array(0..<8))
    }

    @Test func `a turn that was given up is nobody's any more`() async throws {
        let turn = lane.reserve()
        lane.giveUp(turn)
        await #expect(throws: CancellationError.self) { try await lane.withTurn(turn) { work(1) } }
        #expect(done.withLock { $0.isEmpty } && lane.length == 0)
    }

    @Test func `only one works at a time`() async throws {
        let (inside, most) = (Locked(0), Locked(0))
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    try await lane.withTurn {
                        let now = inside.withLock { count in
                            count += 1
                            return count
                        }
                        most.withLock { $0 = max($0, now) }
                        await Task.yield()
                        inside.withLock { $0 -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(most.withLock { $0 } == 1)
    }

    @Test func `who is cancelled while waiting never begins, and holds nobody up`() async throws {
        let first = lane.reserve()
        let second = lane.reserve()
        let third = lane.reserve()
        let cancelled = Task { try await lane.withTurn(second) { work(2) } }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        try await lane.withTurn(first) { work(1) }
        try await lane.withTurn(third) { work(3) }
        #expect(done.withLock { $0 } == [1, 3])
    }

    @Test func `who is cancelled before the wait never begins`() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await lane.withTurn { work(1) }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(done.withLock { $0 }.isEmpty)
    }

    @Test func `a turn given up is passed on`() async throws {
        let first = lane.reserve()
        let second = lane.reserve()
        lane.giveUp(first)
        try await lane.withTurn(second) { work(2) }
        #expect(done.withLock { $0 } == [2])
    }

    @Test func `work that is cancelled keeps its turn until it has ended`() async throws {
        try await time.flow {
            let (first, second) = (lane.reserve(), lane.reserve())
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await lane.withTurn(first) {
                        work(1)
                        withUnsafeCurrentTask { $0?.cancel() }
                        await Task.yield()
                        work(11)
                    }
                }
                group.addTask { try await lane.withTurn(second) { work(2) } }
                try await group.waitForAll()
            }
            #expect(done.withLock { $0 } == [1, 11, 2])
        }
    }
}
