import CSQLite

/// The steps that lead from an empty file to today's tables. SQLite's `user_version` counts those taken.
///
/// A step that has been released is never changed; a new one is added at the end.
struct Schema {
    let steps: [String]

    static let current = Schema(steps: [
        """
        CREATE TABLE kv (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires REAL) STRICT, WITHOUT ROWID;
        CREATE INDEX kv_expires ON kv (expires) WHERE expires IS NOT NULL;
        """,
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, at REAL NOT NULL, account TEXT NOT NULL, entry BLOB NOT NULL
        ) STRICT;
        CREATE INDEX audit_at ON audit (at);
        """,
    ])

    /// Refuses a file that has taken steps this program does not know.
    func check(_ connection: SQLiteConnection) throws(SQLiteError) {
        let taken = try taken(connection)
        guard taken <= steps.count else {
            throw SQLiteError(
                code: SQLITE_ERROR,
                message: "was written by a newer musicskill (schema \(taken), this one knows \(steps.count)); "
                    + "update musicskill, or set data_dir to another place",
                path: connection.path)
        }
    }

    /// Takes the steps that are still missing, each in one transaction with its count.
    func migrate(_ connection: SQLiteConnection) throws(SQLiteError) {
        var isComplete = false
        while !isComplete {
            isComplete = try connection.transaction { () throws(SQLiteError) in
                // Counted inside the transaction: another process may be taking the same steps.
                let taken = try taken(connection)
                guard taken < steps.count else { return true }
                try connection.script(steps[taken])
                try connection.script("PRAGMA user_version = \(taken + 1)")
                return false
            }
        }
    }

    func taken(_ connection: SQLiteConnection) throws(SQLiteError) -> Int {
        Int(try connection.rows("PRAGMA user_version").first?.first?.integer ?? 0)
    }
}
