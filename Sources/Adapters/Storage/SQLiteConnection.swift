import CSQLite
import Foundation
import MusicSkillCore

/// One connection to one SQLite file. The only place that sees SQLite's pointers.
///
/// Not Sendable: its owner (``Database``) keeps it on one queue, which is what `SQLITE_OPEN_NOMUTEX` asks for.
package final class SQLiteConnection {
    enum Mode {
        case readWrite
        /// Changes neither the file nor its log, and takes part in locking.
        case readOnly
        /// Touches nothing at all; for a file that nobody has open.
        case immutable
    }

    let path: String
    private let handle: OpaquePointer
    /// Prepared once and kept: the statements of this program are few and fixed.
    private var statements: [String: OpaquePointer] = [:]

    init(path: String, mode: Mode) throws(SQLiteError) {
        let isImmutable = mode == .immutable
        let uri = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed).map { "file:\($0)?immutable=1" }
        let flags =
            (mode == .readWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)
            | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (isImmutable ? SQLITE_OPEN_URI : 0)
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(isImmutable ? uri ?? path : path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            // SQLite gives a handle even for a failed opening, to ask it why.
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory"
            sqlite3_close_v2(opened)
            throw SQLiteError(code: code, message: message, path: path)
        }
        self.path = path
        handle = opened
        wait(upTo: Database.patience)
    }

    /// How long a statement blocks its thread when another process holds the file.
    func wait(upTo patience: Duration) {
        sqlite3_busy_timeout(handle, Int32(patience.milliseconds))
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// Several statements without bindings.
    package func script(_ sql: String) throws(SQLiteError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// One statement; `?` in it are bound in order. Answers the rows it gives.
    @discardableResult
    package func rows(_ sql: String, _ bindings: [SQLiteValue] = []) throws(SQLiteError) -> [[SQLiteValue]] {
        let statement = try prepared(sql)
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in bindings.enumerated() {
            try bind(value, to: statement, at: Int32(index + 1))
        }
        var rows: [[SQLiteValue]] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: rows.append((0..<sqlite3_column_count(statement)).map { column($0, of: statement) })
            case SQLITE_DONE: return rows
            default: throw failure()
            }
        }
    }

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    package var changes: Int { Int(sqlite3_changes(handle)) }

    /// All of `work` or nothing of it. The write lock is taken at the start, so that a second writer waits there
    /// instead of failing half-way.
    package func transaction<Result>(_ work: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try rows("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            let result = try work()
            try rows("COMMIT")
            return result
        } catch {
            // A full disk, for one, has rolled back already.
            if sqlite3_get_autocommit(handle) == 0 { try rows("ROLLBACK") }
            throw error
        }
    }

    private func prepared(_ sql: String) throws(SQLiteError) -> OpaquePointer {
        if let statement = statements[sql] { return statement }
        var statement: OpaquePointer?
        guard
            sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
            let statement
        else { throw failure() }
        statements[sql] = statement
        return statement
    }

    private func bind(_ value: SQLiteValue, to statement: OpaquePointer, at index: Int32) throws(SQLiteError) {
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .integer(let value): sqlite3_bind_int64(statement, index, value)
            case .real(let value): sqlite3_bind_double(statement, index, value)
            case .text(let text): musicskill_bind_text(statement, index, text, UInt64(text.utf8.count))
            case .blob(let data):
                data.withUnsafeBytes { musicskill_bind_blob(statement, index, $0.baseAddress, UInt64($0.count)) }
            }
        guard code == SQLITE_OK else { throw failure() }
    }

    private func column(_ index: Int32, of statement: OpaquePointer) -> SQLiteValue {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, index)
            let count = Int(sqlite3_column_bytes(statement, index))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, index)
            return .blob(Data(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))))
        default: return .null
        }
    }

    private func failure() -> SQLiteError {
        SQLiteError(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), path: path)
    }
}
