package import Foundation
package import MusicSkillCore

/// The service's one SQLite file, on a queue of its own.
///
/// Every write is on disk when its call returns (write-ahead log, `synchronous=FULL`). A damaged file is set aside
/// and a new one started; a file of a newer version is refused untouched.
///
/// While another process writes, ours wait in the order they came, for ``patience`` at most; one whose caller is
/// cancelled gives up at once. Reading goes on meanwhile.
package actor Database {
    /// How the file was found.
    package enum OpeningReport: Sendable, Equatable {
        case fine
        /// There was none.
        case created
        /// It could not be used and was moved away; the service begins with an empty one.
        case replacedDamaged(movedTo: String, because: String)
    }

    /// How long a statement is tried when another process holds the file.
    static let patience = Duration.seconds(5)
    private static let pause = Duration.milliseconds(10)

    package nonisolated let path: String
    let schema: Schema
    private let time: TimeSource
    nonisolated let writers = Lane()
    private let executor = QueueExecutor(label: "musicskill.storage")
    private var connection: SQLiteConnection?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(path: String, schema: Schema, time: TimeSource) {
        self.path = path
        self.schema = schema
        self.time = time
    }

    // Closing writes the log back into the main file, so it belongs on the queue.
    isolated deinit {
        connection = nil
    }

    /// Opens the file at `path`, making it and its folder where they are missing.
    /// - Parameter time: in which other processes are waited for.
    package static func open(
        _ path: String, log: Log, wallClock: @Sendable () -> Date, time: TimeSource = .system
    ) async throws(StoreError) -> (database: Database, report: OpeningReport) {
        try await open(path, schema: .current, log: log, wallClock: wallClock, time: time)
    }

    static func open(
        _ path: String, schema: Schema, log: Log, wallClock: @Sendable () -> Date, time: TimeSource = .system
    ) async throws(StoreError) -> (database: Database, report: OpeningReport) {
        let database = Database(path: path, schema: schema, time: time)
        let report = try await database.start(at: wallClock())
        switch report {
        case .fine: break
        case .created: log.info("started a new database", ["path": path])
        case .replacedDamaged(let movedTo, let reason):
            log.error(
                "the database was damaged; it was set aside and a new one started",
                ["path": path, "moved_to": movedTo, "because": reason])
        }
        return (database, report)
    }

    /// One statement that reads; its rows.
    package func rows(_ sql: String, _ bindings: [SQLiteValue] = []) async throws(StoreError) -> [[SQLiteValue]] {
        try await perform(until: time.now() + Self.patience) { connection throws(SQLiteError) in
            try connection.rows(sql, bindings)
        }
    }

    /// Everything `work` does to the connection, or nothing of it.
    package func transaction<Result: Sendable>(
        _ work: @Sendable (SQLiteConnection) throws(SQLiteError) -> Result
    ) async throws(StoreError) -> Result {
        // Whoever stands further ahead came earlier, and so gives up earlier.
        let end = time.now() + Self.patience
        do {
            return try await writers.withTurn {
                try await perform(until: end) { connection throws(SQLiteError) in
                    try connection.transaction { () throws(SQLiteError) in try work(connection) }
                }
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw SQLiteError.busy(path).storeError
        }
    }

    /// Ends the use of the file, after which every call throws.
    package func close() {
        connection = nil
    }

    /// Tries, and again where another process holds the file; the queue is free for others in between.
    private func perform<Result>(
        until end: TimeSource.Instant, _ work: (SQLiteConnection) throws(SQLiteError) -> Result
    ) async throws(StoreError) -> Result {
        while true {
            guard let connection else { throw StoreError("\(path): is closed; the service is stopping") }
            do throws(SQLiteError) {
                return try work(connection)
            } catch {
                guard error.isBusy, time.now() < end else { throw error.storeError }
            }
            do {
                try await time.sleep(for: Self.pause)
            } catch {
                throw SQLiteError.busy(path).storeError
            }
        }
    }

    private func start(at date: Date) throws(StoreError) -> OpeningReport {
        let (connection, report) = try DatabaseOpening(files: DatabaseFiles(path: path), schema: schema).open(at: date)
        // A wait inside SQLite would hold up the queue.
        connection.wait(upTo: .zero)
        self.connection = connection
        return report
    }
}
