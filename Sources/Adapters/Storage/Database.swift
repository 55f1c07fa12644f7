package import Foundation
package import MusicSkillCore

/// The service's one SQLite file, on a queue of its own.
///
/// Every write is on disk when its call returns (write-ahead log, `synchronous=FULL`). A damaged file is set aside
/// and a new one started; a file of a newer version is refused untouched.
package actor Database {
    /// How the file was found.
    package enum OpeningReport: Sendable, Equatable {
        case fine
        /// There was none.
        case created
        /// It could not be used and was moved away; the service begins with an empty one.
        case replacedDamaged(movedTo: String, because: String)
    }

    package nonisolated let path: String
    let schema: Schema
    private let executor = QueueExecutor(label: "musicskill.storage")
    private var connection: SQLiteConnection?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(path: String, schema: Schema) {
        self.path = path
        self.schema = schema
    }

    // Closing writes the log back into the main file, so it belongs on the queue.
    isolated deinit {
        connection = nil
    }

    /// Opens the file at `path`, making it and its folder where they are missing.
    package static func open(
        _ path: String, log: Log, wallClock: @Sendable () -> Date
    ) async throws(StoreError) -> (database: Database, report: OpeningReport) {
        try await open(path, schema: .current, log: log, wallClock: wallClock)
    }

    static func open(
        _ path: String, schema: Schema, log: Log, wallClock: @Sendable () -> Date
    ) async throws(StoreError) -> (database: Database, report: OpeningReport) {
        let database = Database(path: path, schema: schema)
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

    /// One statement; its rows.
    package func rows(_ sql: String, _ bindings: [SQLiteValue] = []) throws(StoreError) -> [[SQLiteValue]] {
        try perform { connection throws(SQLiteError) in try connection.rows(sql, bindings) }
    }

    /// Everything `work` does to the connection, or nothing of it.
    package func transaction<Result: Sendable>(
        _ work: @Sendable (SQLiteConnection) throws(SQLiteError) -> Result
    ) throws(StoreError) -> Result {
        try perform { connection throws(SQLiteError) in
            try connection.transaction { () throws(SQLiteError) in try work(connection) }
        }
    }

    /// Ends the use of the file, after which every call throws.
    package func close() {
        connection = nil
    }

    private func perform<Result>(
        _ work: (SQLiteConnection) throws(SQLiteError) -> Result
    ) throws(StoreError) -> Result {
        guard let connection else { throw StoreError("\(path): is closed; the service is stopping") }
        do throws(SQLiteError) {
            return try work(connection)
        } catch {
            throw error.storeError
        }
    }

    private func start(at date: Date) throws(StoreError) -> OpeningReport {
        let (connection, report) = try DatabaseOpening(files: DatabaseFiles(path: path), schema: schema).open(at: date)
        self.connection = connection
        return report
    }
}
