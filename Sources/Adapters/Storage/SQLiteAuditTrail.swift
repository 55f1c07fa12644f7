package import Foundation
package import MusicSkillCore

/// The audit trail in the table `audit`.
package struct SQLiteAuditTrail: AuditTrail {
    /// How long an entry is kept.
    package static let retention = Duration.seconds(90 * 86_400)

    private let database: Database
    private let wallClock: @Sendable () -> Date

    package init(database: Database, wallClock: @escaping @Sendable () -> Date) {
        self.database = database
        self.wallClock = wallClock
    }

    package func record(_ entry: AuditEntry) async throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = .sortedKeys
        let json: Data
        do {
            json = try encoder.encode(entry)
        } catch {
            throw StoreError("an audit entry cannot be written: \(error)")
        }
        let oldest = wallClock().addingTimeInterval(-Self.retention.seconds)
        try await database.transaction { connection throws(SQLiteError) in
            try connection.rows("DELETE FROM audit WHERE at < ?", [.date(oldest)])
            try connection.rows(
                "INSERT INTO audit (at, account, entry) VALUES (?, ?, ?)",
                [.date(entry.date), .text(entry.account), .blob(json)])
        }
    }

    package func entries(of account: String?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        let oldest = wallClock().addingTimeInterval(-Self.retention.seconds)
        var sql = "SELECT entry FROM audit WHERE at >= ?"
        var bindings = [SQLiteValue.date(oldest)]
        if let account {
            sql += " AND account = ?"
            bindings.append(.text(account))
        }
        let rows = try await database.rows(
            sql + " ORDER BY at DESC, id DESC LIMIT ?", bindings + [.integer(Int64(limit))])
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try rows.compactMap { try $0.first?.blob.map { try decoder.decode(AuditEntry.self, from: $0) } }
        } catch {
            throw StoreError("an audit entry cannot be read: \(error)")
        }
    }

    package func forget(account: String) async throws(StoreError) {
        try await database.transaction { connection throws(SQLiteError) -> Void in
            try connection.rows("DELETE FROM audit WHERE account = ?", [.text(account)])
        }
    }
}
