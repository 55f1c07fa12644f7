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

    package func replace(_ old: Data, by new: Data, for key: String) async throws(StoreError) -> Bool {
        try await write(
            "UPDATE kv SET value = ?, expires = NULL WHERE key = ? AND value = ?",
            [.blob(new), .text(key), .blob(old)])
    }

    package func remove(_ key: String) async throws(StoreError) {
        try await write("DELETE FROM kv WHERE key = ?", [.text(key)])
    }

    package func removeAll(prefix: String) async throws(StoreError) {
        try await write("DELETE FROM kv WHERE key >= ? AND key < ?", Self.range(prefix))
    }

    package func keys(prefix: String) async throws(StoreError) -> [String] {
        let rows = try await database.rows(
            "SELECT key FROM kv WHERE key >= ? AND key < ? AND (expires IS NULL OR expires > ?) ORDER BY key",
            Self.range(prefix) + [.date(wallClock())])
        return rows.compactMap(\.first?.text)
    }

    /// From the prefix itself to the last name that can begin so: SQLite compares names by their UTF-8 bytes.
    private static func range(_ prefix: String) -> [SQLiteValue] { [.text(prefix), .text(prefix + "\u{10FFFF}")] }

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
