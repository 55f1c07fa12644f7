import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct KeyRotationTests {
    private let folder: TemporaryFolder
    private let time = TestTime()
    private let token = Data("a refresh token".utf8)
    private var keyPath: String { folder.file("musicskill.key") }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A start of the program.
    private struct Run {
        let database: Database
        let store: SQLiteKeyValueStore
        let keyFile: KeyFile

        func sealed() async throws(StoreError) -> SealedKeyValueStore {
            try await .open(store: store, keyFile: keyFile, cryptography: OpenSSLCryptography())
        }

        func rotate(to file: String? = nil) async throws(StoreError) -> Int {
            try await KeyRotation(database: database, keyFile: keyFile, cryptography: OpenSSLCryptography())
                .rotate(to: file)
        }
    }

    private func start(_ environment: [String: String] = [:]) async throws -> Run {
        let database = try await Database.open(
            folder.file("musicskill.db"), log: .silent, wallClock: time.source.wallClock
        ).database
        return Run(
            database: database,
            store: try await SQLiteKeyValueStore(database: database, wallClock: time.source.wallClock),
            keyFile: KeyFile(directory: folder.path, environment: environment, cryptography: OpenSSLCryptography()))
    }

    private func write(_ bytes: [UInt8], to path: String) {
        #expect(
            FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]))
    }

    @Test func `everything sealed opens under the next key only, and all else stays as it is`() async throws {
        let run = try await start()
        let sealed = try await run.sealed()
        try await sealed.set(token, for: "login", expires: nil)
        let expires = time.source.wallClock().addingTimeInterval(60)
        try await sealed.set(token, for: "attempt", expires: expires)
        try await run.store.set(token, for: "plain", expires: nil)
        let old = try #require(FileManager.default.contents(atPath: keyPath))

        // The login, the attempt and the mark.
        #expect(try await run.rotate() == 3)
        #expect(FileManager.default.contents(atPath: keyPath) != old)
        #expect(try TemporaryFolder.permissions(keyPath) == 0o600)
        #expect(try !folder.names.contains("musicskill.key.new"))
        #expect(try await run.store.value(for: "plain") == token)
        let again = try await start().sealed()
        #expect(try await again.value(for: "login") == token)
        #expect(try await again.value(for: "attempt") == token)
        time.advance(by: .seconds(60))
        #expect(try await again.value(for: "attempt") == nil)
        await #expect(throws: StoreError.self) { try await sealed.value(for: "login") }
    }

    @Test func `cut short before the rows change, the old key stays`() async throws {
        let run = try await start()
        try await run.sealed().set(token, for: "login", expires: nil)
        _ = try run.keyFile.createNext()
        #expect(try await start().sealed().value(for: "login") == token)
        #expect(try await start().rotate() == 2)
        #expect(try await start().sealed().value(for: "login") == token)
    }

    @Test func `cut short after the rows changed, the next start completes it`() async throws {
        let run = try await start()
        try await run.sealed().set(token, for: "login", expires: nil)
        let old = try #require(FileManager.default.contents(atPath: keyPath))
        _ = try await run.rotate()
        try FileManager.default.moveItem(atPath: keyPath, toPath: keyPath + ".new")
        write(Array(old), to: keyPath)

        let next = try await start()
        #expect(try await next.sealed().value(for: "login") == token)
        #expect(try !folder.names.contains("musicskill.key.new"))
        #expect(try await start().sealed().value(for: "login") == token)
    }

    @Test func `a row that cannot be written leaves all rows under the old key`() async throws {
        let run = try await start()
        let sealed = try await run.sealed()
        try await sealed.set(token, for: "login", expires: nil)
        _ = try await run.database.rows(
            "CREATE TRIGGER broken BEFORE UPDATE ON kv WHEN OLD.key = 'seal' BEGIN SELECT RAISE(ABORT, 'no'); END")
        await #expect(throws: StoreError.self) { try await run.rotate() }
        #expect(try await start().sealed().value(for: "login") == token)
    }

    @Test func `a missing key is not made anew over what is sealed`() async throws {
        try await start().sealed().set(token, for: "login", expires: nil)
        let key = try #require(FileManager.default.contents(atPath: keyPath))
        try FileManager.default.removeItem(atPath: keyPath)
        let error = try await #require(throws: StoreError.self) { try await start().sealed() }
        #expect(error.message.contains("\(keyPath): the key is missing"))
        #expect(try !folder.names.contains("musicskill.key"))

        write([UInt8](repeating: 7, count: 32), to: keyPath)
        let wrong = try await #require(throws: StoreError.self) { try await start().sealed() }
        #expect(wrong.message.contains("another key"))
        write(Array(key), to: keyPath)
        #expect(try await start().sealed().value(for: "login") == token)
    }

    @Test func `a key from outside needs its successor from outside`() async throws {
        let outside = ["MUSICSKILL_KEY": String(repeating: "07", count: 32)]
        let run = try await start(outside)
        try await run.sealed().set(token, for: "login", expires: nil)
        let refusal = try await #require(throws: StoreError.self) { try await run.rotate() }
        #expect(refusal.message.contains("--new-key-file"))
        let file = folder.file("next")
        write([UInt8](repeating: 8, count: 32), to: file)
        #expect(try await run.rotate(to: file) == 2)
        await #expect(throws: StoreError.self) { try await start(outside).sealed() }
        let next = try await start(["MUSICSKILL_KEY": String(repeating: "08", count: 32)])
        #expect(try await next.sealed().value(for: "login") == token)
    }

    @Test func `a key of the service's own is not exchanged for a given one`() async throws {
        let run = try await start()
        _ = try await run.sealed()
        let error = try await #require(throws: StoreError.self) { try await run.rotate(to: folder.file("next")) }
        #expect(error.message.contains("leave out the file"))
    }

    @Test func `one at a time holds a folder, and its end lets go`() throws {
        let path = folder.file("data")
        var lock: FolderLock? = try FolderLock(directory: path)
        let error = #expect(throws: StoreError.self) { try FolderLock(directory: path) }
        #expect(error?.message == "\(path): a musicskill service runs on this folder; stop it first")
        withExtendedLifetime(lock) {}
        lock = nil
        #expect(throws: Never.self) { try FolderLock(directory: path) }
        #expect(try TemporaryFolder.permissions(path + "/lock") == 0o600)
    }
}
