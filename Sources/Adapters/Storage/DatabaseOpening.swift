import CSQLite
import Foundation
import MusicSkillCore

/// From a path to a connection that can be trusted, whatever lies there.
struct DatabaseOpening {
    let files: DatabaseFiles
    let schema: Schema

    /// One at a time, whichever process opens: what another has just made and not filled yet looks like a damaged file.
    /// - Parameter date: names a damaged file that has to be moved.
    func open(at date: Date) throws(StoreError) -> (SQLiteConnection, Database.OpeningReport) {
        try PrivateFile.withTurn(inFolderOf: files.path) { () throws(StoreError) in try openAlone(at: date) }
    }

    private func openAlone(at date: Date) throws(StoreError) -> (SQLiteConnection, Database.OpeningReport) {
        var damage = files.evidentDamage
        if damage == nil, files.exists {
            do throws(SQLiteError) {
                return (try connect(), .fine)
            } catch {
                guard error.isDamage else { throw error.storeError }
                damage = error.message
            }
        }
        guard let damage else { return (try startAnew(), .created) }
        let movedTo = try files.setAside(at: date)
        return (try startAnew(), .replacedDamaged(movedTo: movedTo, because: damage))
    }

    private func startAnew() throws(StoreError) -> SQLiteConnection {
        try files.create()
        do throws(SQLiteError) {
            return try connect()
        } catch {
            throw error.storeError
        }
    }

    private func connect() throws(SQLiteError) -> SQLiteConnection {
        let connection = try SQLiteConnection(path: files.path, mode: .readWrite)
        // First of all, so that nothing of ours touches a file of a newer version.
        try schema.check(connection)
        if let problem = try DatabaseOpening.problem(in: connection) {
            throw SQLiteError(code: SQLITE_CORRUPT, message: problem, path: files.path)
        }
        try connection.script(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA secure_delete = ON;
            """)
        try schema.migrate(connection)
        return connection
    }

    /// What SQLite's quick check finds wrong first, in one line.
    static func problem(in connection: SQLiteConnection) throws(SQLiteError) -> String? {
        let answer = try connection.rows("PRAGMA quick_check(1)").first?.first?.text ?? "the check gave no answer"
        return answer == "ok" ? nil : answer.split(separator: "\n").joined(separator: " ")
    }
}
