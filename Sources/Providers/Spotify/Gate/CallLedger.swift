import Foundation
import MusicSkillCore

/// Keeps the ``CallCount`` over restarts without a write for each call.
actor CallLedger {
    /// At most one write in this time; what a crash takes away is no more than was counted since.
    static let interval = Duration.seconds(5)

    private let store: any KeyValueStore
    private let time: TimeSource
    private let log: Log
    private var count = CallCount()
    /// Days whose earlier count was looked up. One by one: the clock may jump from 1970 to now.
    private var restored: Set<String> = []
    private var unwritten: Set<String> = []
    private var lastWrite: TimeSource.Instant

    init(store: any KeyValueStore, time: TimeSource, log: Log) {
        self.store = store
        self.time = time
        self.log = log
        lastWrite = time.now()
    }

    func add(_ endpoint: String) async {
        let date = time.wallClock()
        count.add(endpoint, on: date)
        unwritten.insert(CallCount.day(of: date))
        if lastWrite + Self.interval <= time.now() { await flush() }
    }

    /// The calls of today by endpoint and of the last seven days by day.
    func calls() async -> (today: [String: Int], week: [String: Int]) {
        await restore()
        let date = time.wallClock()
        return (count.counts(on: CallCount.day(of: date)), count.totals(until: date))
    }

    /// Writes what is not on disk yet.
    func flush() async {
        guard !unwritten.isEmpty else { return }
        await restore()
        lastWrite = time.now()
        let days = unwritten
        unwritten = []
        for day in days {
            do {
                let counts = try JSONEncoder().encode(count.counts(on: day))
                try await store.set(counts, for: Self.key(day), expires: Self.end(of: time.wallClock()))
            } catch {
                unwritten.insert(day)
                log.warning("the count of calls cannot be kept", ["day": day, "error": "\(error)"])
            }
        }
    }

    private func restore() async {
        for day in unwritten.union(CallCount.recentDays(until: time.wallClock())).subtracting(restored) {
            var earlier: [String: Int] = [:]
            do {
                let data = try await store.value(for: Self.key(day))
                if let data { earlier = try JSONDecoder().decode([String: Int].self, from: data) }
            } catch {
                log.warning("an earlier count of calls cannot be read", ["day": day, "error": "\(error)"])
            }
            // Others may have come this far meanwhile, and nothing is to be counted twice.
            if restored.insert(day).inserted { count.add(earlier, on: day) }
        }
    }

    private static func key(_ day: String) -> String { "spotify/calls/\(day)" }

    private static func end(of date: Date) -> Date { date.addingTimeInterval(86_400 * Double(CallCount.span + 1)) }
}
