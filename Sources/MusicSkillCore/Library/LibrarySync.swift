/// Reads an account's library in the background, as ``SyncPlan`` says.
package actor LibrarySync: Service {
    package nonisolated let name = "library sync"

    private let index: LibraryIndex
    private let began: @Sendable () async -> Void
    private let time: TimeSource
    private let log: Log
    /// Since when today's pages are counted.
    private var dayBegan: TimeSource.Instant
    private var pagesToday = 0
    private var failures = 0

    /// How long one page may take.
    private static let patience = Duration.seconds(15)
    private static let day = Duration.seconds(86_400)

    /// - Parameter began: told before each call, so that another background call can stand back for it.
    package init(
        index: LibraryIndex, time: TimeSource, log: Log, began: @escaping @Sendable () async -> Void = {}
    ) {
        self.index = index
        self.began = began
        self.time = time
        self.log = log.of("library")
        dayBegan = time.now()
    }

    package func run() async throws {
        var pause = SyncPlan.settling
        while true {
            try await time.sleep(for: pause)
            pause = await readOn()
        }
    }

    /// Reads each shelf whether it is due or not, or reads on where its reading is under way, for as long as there is
    /// time and today's pages last. What is left then follows by itself.
    ///
    /// - Returns: how many things are known on each shelf that can be read.
    package func readNow(until deadline: TimeSource.Instant) async throws(ProviderError) -> [LibraryShelf: Int] {
        beginDayIfOver()
        var counts: [LibraryShelf: Int] = [:]
        for shelf in LibraryShelf.allCases {
            do throws(ProviderError) {
                repeat {
                    guard pagesToday < SyncPlan.maximumPages, time.now() < deadline else { break }
                    pagesToday += 1
                    try await index.readOn(shelf, frame: RequestFrame(deadline: deadline))
                } while await index.records[shelf]?.isBeingRead == true
            } catch {
                guard await index.records[shelf]?.isRefused(at: time.wallClock()) == true else { throw error }
                continue
            }
            counts[shelf] = await index.entries(of: shelf).count
        }
        return counts
    }

    /// Reads a page if one is due.
    ///
    /// - Returns: how long to wait before the next.
    private func readOn() async -> Duration {
        beginDayIfOver()
        if let shelf = await next() {
            pagesToday += 1
            await began()
            let deadline = time.now().advanced(by: Self.patience)
            do {
                try await index.readOn(shelf, frame: RequestFrame(deadline: deadline, priority: .synchronisation))
                failures = 0
            } catch {
                failures += 1
                let pause = SyncPlan.pause(afterFailures: failures, retryAfter: error.retryAfter)
                log.debug("the library is read later", ["error": error.message, "seconds": pause.wholeSecondsUp])
                return pause
            }
        }
        return SyncPlan.pause(before: await next(), in: await index.records)
    }

    private func beginDayIfOver() {
        guard dayBegan.duration(to: time.now()) >= Self.day else { return }
        dayBegan = time.now()
        pagesToday = 0
    }

    private func next() async -> LibraryShelf? {
        guard pagesToday < SyncPlan.maximumPages else { return nil }
        return SyncPlan.next(await index.records, now: time.wallClock())
    }
}
