package import Foundation
package import MusicSkillCore

/// Small durable facts in the table `kv`. What has expired is swept out at the opening and with every write.
package struct SQLiteKeyValueStore: KeyValueStore {
    private let database: Database
    private let wallClock: @Sendable () -> Date

    package init(database: Database, wallClock: @escaping @Sendable () -> Date) async throws(StoreError) {
        self.database = database
        self.wallClock = wallClock
        try await write("DELETE FROM kv WHERE expires <= ?", [.date(wallClock())])
    }

    package func value(for key: String) async throws(StoreError) -> Data? {
        let rows = try await database.rows(
            "SELECT value FROM kv WHERE key = ? AND (expires IS NULL OR expires > ?)", [.text(key), .date(wallClock())])
        return rows.first?.first?.blob
    }

    package func set(_ value: Data, for key: String, expires: Date?) async throws(StoreError) {
        try await write(
            "INSERT OR REPLACE INTO kv (key, value, expires) VALUES (?, ?, ?)",
            [.text(key), .blob(value), .date(expires)])
    }

    package func claim(_ key: String, value: Data, expires: Date?) async throws(StoreError) -> Bool {
        try await write(
            "INSERT OR IGNORE INTO kv (key, value, expires) VALUES (?, ?, ?)",
            [.text(key), .blob(value), .date(expires)])
    }

    package func remove(_ key: String) async throws(StoreError) {
        try await write("DELETE FROM kv WHERE key = ?", [.text(key)])
    }

    /// - Returns: whether the statement changed anything.
    @discardableResult
    private func write(_ sql: String, _ bindings: [SQLiteValue]) async throws(StoreError) -> Bool {
        let now = SQLiteValue.date(wallClock())
        return try await database.transaction { connection throws(SQLiteError) in
            try connection.rows("DELETE FROM kv WHERE expires <= ?", [now])
            try connection.rows(sql, bindings)
            return connection.changes > 0
        }
    }
}
