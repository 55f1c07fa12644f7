import CSQLite
package import MusicSkillCore

/// What SQLite answered, with the file it was about.
package struct SQLiteError: Error, Sendable, Equatable {
    /// https://www.sqlite.org/rescode.html, without the extension in the upper bytes.
    package let code: Int32
    package let message: String
    package let path: String

    init(code: Int32, message: String, path: String) {
        self.code = code & 0xFF
        self.message = message
        self.path = path
    }

    /// The file itself is broken; trying again cannot help.
    var isDamage: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }

    /// Another process holds the file, and may let go of it.
    var isBusy: Bool { code == SQLITE_BUSY }

    static func busy(_ path: String) -> SQLiteError {
        SQLiteError(code: SQLITE_BUSY, message: "database is locked", path: path)
    }

    /// What happened, and the way out.
    package var storeError: StoreError {
        switch code {
        case SQLITE_FULL: StoreError("\(path): the disk is full; free some space and try again")
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            StoreError(
                "\(path): cannot be written (\(message)); let this user write there, or set data_dir to another place")
        case SQLITE_BUSY, SQLITE_LOCKED:
            StoreError("\(path): another program holds it; stop that one (is musicskill running twice?)")
        case SQLITE_IOERR:
            StoreError("\(path): the disk failed (\(message)); check the disk and its file system")
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            StoreError("\(path): is damaged (\(message)); restart the service, which sets it aside and starts anew")
        default: StoreError("\(path): \(message)")
        }
    }
}
