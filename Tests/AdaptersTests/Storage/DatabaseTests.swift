import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct DatabaseTests {
    private static let steps = Schema.current.steps.count

    private let folder: TemporaryFolder
    private let time = TestTime()
    private var path: String { folder.file("musicskill.db") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ path: String? = nil) async throws -> (database: Database, report: Database.OpeningReport) {
        try await Database.open(path ?? self.path, log: .silent, wallClock: time.source.wallClock)
    }

    @Test func `a new file is private, and found again`() async throws {
        let path = folder.file("state/musicskill/musicskill.db")
        let (first, created) = try await open(path)
        #expect(created == .created)
        #expect(try TemporaryFolder.permissions(folder.file("state/musicskill")) == 0o700)
        for suffix in ["", "-wal", "-shm"] {
            #expect(try TemporaryFolder.permissions(path + suffix) == 0o600)
        }
        await first.close()
        #expect(try await open(path).report == .fine)
    }

    @Test func `of several that open a new database at once one makes it, and all have the same`() async throws {
        for round in 1...10 {
            let path = folder.file("\(round)/musicskill.db")
            let opened = try await withThrowingTaskGroup { group in
                for _ in 1...4 { group.addTask { try await open(path) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(opened.count { $0.report == .created } == 1)
            #expect(opened.count { $0.report == .fine } == 3)
            _ = try await opened[0].database.rows("INSERT INTO kv VALUES ('a', x'00', NULL)")
            for (database, _) in opened {
                #expect(try await database.rows("SELECT count(*) FROM kv") == [[.integer(1)]])
            }
        }
    }

    @Test func `every write waits for the disk, and references are checked`() async throws {
        let database = try await open().database
        #expect(try await database.rows("PRAGMA journal_mode") == [[.text("wal")]])
        #expect(try await database.rows("PRAGMA synchronous") == [[.integer(2)]])
        #expect(try await database.rows("PRAGMA foreign_keys") == [[.integer(1)]])
        #expect(try await database.rows("PRAGMA user_version") == [[.integer(Int64(Self.steps))]])
    }

    @Test(arguments: [
        SQLiteValue.null, .integer(.min), .real(0.1), .text(""), .text("Sigur Rós\u{0}Ágætis"), .blob(Data()),
        .blob(Data([0, 255, 0])),
    ])
    func `every kind of value comes back as it was`(value: SQLiteValue) async throws {
        let database = try await open().database
        #expect(try await database.rows("SELECT ?, 1", [value]) == [[value, .integer(1)]])
    }

    @Test func `a transaction that fails leaves nothing behind`() async throws {
        let database = try await open().database
        await #expect(throws: StoreError.self) {
            try await database.transaction { connection throws(SQLiteError) in
                try connection.rows("INSERT INTO kv VALUES ('a', x'00', NULL)")
                try connection.rows("INSERT INTO kv VALUES ('a', x'01', NULL)")
            }
        }
        #expect(try await database.rows("SELECT count(*) FROM kv") == [[.integer(0)]])
    }

    @Test func `missing steps are taken in order, each all or nothing`() async throws {
        try await open().database.close()
        let known = Schema.current.steps
        let broken = Schema(steps: known + ["CREATE TABLE b (x); CREATE TABLE b (y)"])
        let error = try await #require(throws: StoreError.self) {
            try await Database.open(path, schema: broken, log: .silent, wallClock: time.source.wallClock)
        }
        #expect(error.message.contains("already exists"))

        let mended = Schema(steps: known + ["CREATE TABLE b (x)", "ALTER TABLE b ADD COLUMN y"])
        let (database, report) = try await Database.open(
            path, schema: mended, log: .silent, wallClock: time.source.wallClock)
        #expect(report == .fine)
        #expect(try await database.rows("PRAGMA user_version") == [[.integer(Int64(Self.steps + 2))]])
        #expect(try await database.rows("SELECT x, y FROM b").isEmpty)
    }

    @Test func `a file of a newer version is refused untouched`() async throws {
        let newer = Schema(steps: Schema.current.steps + ["CREATE TABLE tomorrow (x)"])
        let database = try await Database.open(path, schema: newer, log: .silent, wallClock: time.source.wallClock)
            .database
        await database.close()
        let before = try Data(contentsOf: URL(filePath: path))

        let error = try await #require(throws: StoreError.self) { try await open() }
        #expect(
            error.message
                == "\(path): was written by a newer musicskill (schema \(Self.steps + 1), this one knows \(Self.steps)); "
                + "update musicskill, or set data_dir to another place")
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try folder.names == ["musicskill.db"])
    }

    @Test func `what was written is there after the process is killed`() async throws {
        let database = try await open().database
        let store = try await SQLiteKeyValueStore(database: database, wallClock: time.source.wallClock)
        try await store.set(Data("refresh".utf8), for: "token", expires: nil)
        // The files as a killed process leaves them: nothing closed, nothing written back.
        let copy = folder.file("copy.db")
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        let (survivor, report) = try await open(copy)
        let found = try await SQLiteKeyValueStore(database: survivor, wallClock: time.source.wallClock)
        #expect(report == .fine)
        #expect(try await found.value(for: "token") == Data("refresh".utf8))
    }

    @Test func `a full disk, a closed file and a path that cannot be are told with the way out`() async throws {
        let database = try await open().database
        _ = try await database.rows("PRAGMA max_page_count = 4")
        let full = try await #require(throws: StoreError.self) {
            try await database.rows("INSERT INTO kv VALUES ('a', zeroblob(100000), NULL)")
        }
        #expect(full.message == "\(path): the disk is full; free some space and try again")

        _ = try await database.rows("PRAGMA query_only = ON")
        let readOnly = try await #require(throws: StoreError.self) { try await database.rows("DELETE FROM kv") }
        #expect(readOnly.message.contains("cannot be written") && readOnly.message.contains("data_dir"))

        await database.close()
        let closed = try await #require(throws: StoreError.self) { try await database.rows("SELECT 1") }
        #expect(closed.message.contains("is closed"))

        let below = try await #require(throws: StoreError.self) { try await open(path + "/below/musicskill.db") }
        #expect(below.message.contains("cannot be created") && below.message.contains("data_dir"))
    }

    /// A database in the test's time, and another process's transaction on it.
    private func beside() async throws -> (database: Database, other: Database) {
        let database = try await Database.open(
            path, log: .silent, wallClock: time.source.wallClock, time: time.source
        ).database
        let other = try await open().database
        _ = try await other.rows("BEGIN IMMEDIATE")
        return (database, other)
    }

    @Test func `while another process writes, reading goes on, and writes wait in the order they came`() async throws {
        let (database, other) = try await beside()
        let written = Locked<[Int]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...3 {
                group.addTask {
                    try await database.transaction { _ throws(SQLiteError) in written.withLock { $0.append(number) } }
                }
                while database.writers.length < number { await Task.yield() }
            }
            await time.waitForSleepers()
            #expect(try await database.rows("SELECT count(*) FROM kv") == [[.integer(0)]])
            #expect(written.withLock { $0 }.isEmpty)
            _ = try await other.rows("ROLLBACK")
            while written.withLock({ $0.count }) < 3 {
                time.advance(by: .milliseconds(10))
                try await Task.sleep(for: .milliseconds(1))
            }
            try await group.waitForAll()
        }
        #expect(written.withLock { $0 } == [1, 2, 3])
    }

    @Test(arguments: [true, false])
    func `a write waits no longer than its caller, nor for ever`(isCancelled: Bool) async throws {
        let (database, other) = try await beside()
        let writing = Task { try await database.transaction { _ throws(SQLiteError) in } }
        await time.waitForSleepers()
        if isCancelled { writing.cancel() } else { time.advance(by: Database.patience) }
        let error = try await #require(throws: StoreError.self) { try await writing.value }
        #expect(error.message.contains("another program holds it"))
        _ = try await other.rows("ROLLBACK")
        try await database.transaction { _ throws(SQLiteError) in }
    }

    /// Closing any descriptor of a file takes away all POSIX locks that the process has on it (fcntl(2)), those of
    /// SQLite too; another process would then write beside it, or take the log for nobody's.
    @Test func `another opening in this process leaves a connection its locks`() async throws {
        let database = try await open().database
        let (main, index) = (try LockProbe(path), try LockProbe(path + "-shm"))
        #expect(main.isLocked(Self.pageLocks) && !index.isLocked(Self.writeLock))

        let (second, report) = try await open()
        #expect(report == .fine)
        await second.close()
        #expect(await Database.inspect(path).map(\.severity) == [.fine])
        #expect(main.isLocked(Self.pageLocks))

        let files = DatabaseFiles(path: path)
        try await database.transaction { connection throws(SQLiteError) in
            try connection.rows("INSERT INTO kv VALUES ('a', x'00', NULL)")
            #expect(files.evidentDamage == nil && files.size > 0)
            for mode in [SQLiteConnection.Mode.readWrite, .readOnly, .immutable] {
                #expect(try DatabaseOpening.problem(in: SQLiteConnection(path: path, mode: mode)) == nil)
            }
            #expect(main.isLocked(Self.pageLocks) && index.isLocked(Self.writeLock))
        }
        #expect(main.isLocked(Self.pageLocks) && !index.isLocked(Self.writeLock))
        await database.close()
        #expect(!main.isLocked(Self.pageLocks))
    }

    /// Held by every connection (https://www.sqlite.org/src/file/src/os.h, PENDING_BYTE).
    private static let pageLocks = 0x4000_0000..<0x4000_0200
    /// Held by the one that writes (https://www.sqlite.org/walformat.html, 2.3).
    private static let writeLock = 120..<121

    @Test func `a database nobody needs any more closes its file`() async throws {
        var database: Database? = try await open().database
        _ = try await database?.rows("INSERT INTO kv VALUES ('a', x'00', NULL)")
        database = nil
        // Closing runs on the database's own queue; the log is gone once it has been written back.
        let log = path + "-wal"
        while FileManager.default.fileExists(atPath: log) { try await Task.sleep(for: .milliseconds(1)) }
        #expect(try await open().report == .fine)
    }
}
