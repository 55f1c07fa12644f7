import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SealedKeyValueStoreTests {
    private let folder: TemporaryFolder
    private let time = TestTime()
    private let token = Data("a refresh token".utf8)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func store() async throws -> SQLiteKeyValueStore {
        let database = try await Database.open(
            folder.file("musicskill.db"), log: .silent, wallClock: time.source.wallClock
        ).database
        return try await SQLiteKeyValueStore(database: database, wallClock: time.source.wallClock)
    }

    private func sealed(_ store: any KeyValueStore, key: UInt8 = 1) -> SealedKeyValueStore {
        SealedKeyValueStore(
            store: store, cryptography: OpenSSLCryptography(), key: Secret([UInt8](repeating: key, count: 32)))
    }

    @Test func `values come back, and the files below hold none of them`() async throws {
        let store = try await store()
        let sealed = sealed(store)
        try await sealed.set(token, for: "spotify/refresh", expires: nil)
        #expect(try await sealed.claim("spotify/state", value: token, expires: nil))
        #expect(try await sealed.claim("spotify/state", value: Data(), expires: nil) == false)
        #expect(try await sealed.value(for: "spotify/refresh") == token)
        #expect(try await sealed.value(for: "spotify/state") == token)
        #expect(try await sealed.value(for: "absent") == nil)
        for name in try folder.names {
            let content = try #require(FileManager.default.contents(atPath: folder.file(name)))
            #expect(content.range(of: token) == nil, "\(name)")
        }
        try await sealed.remove("spotify/state")
        #expect(try await store.value(for: "spotify/state") == nil)
    }

    @Test func `another key or an exchanged row does not open, and stays as it is`() async throws {
        let store = try await store()
        try await sealed(store).set(token, for: "spotify/refresh", expires: nil)
        let row = try #require(try await store.value(for: "spotify/refresh"))
        try await store.set(row, for: "spotify/other", expires: nil)

        let wrongKey = try await #require(throws: StoreError.self) {
            try await sealed(store, key: 2).value(for: "spotify/refresh")
        }
        #expect(wrongKey.message.hasPrefix("spotify/refresh: what is stored does not open with this key"))
        await #expect(throws: StoreError.self) { try await sealed(store).value(for: "spotify/other") }
        #expect(try await store.value(for: "spotify/refresh") == row)
    }

    @Test func `a value gives way to another only while it is there`() async throws {
        let store = try await store()
        let sealed = sealed(store)
        try await sealed.set(token, for: "spotify/refresh", expires: nil)
        #expect(try await sealed.replace(token, by: Data([2]), for: "spotify/refresh"))
        #expect(try await sealed.replace(token, by: Data([3]), for: "spotify/refresh") == false)
        #expect(try await sealed.replace(token, by: Data([3]), for: "absent") == false)
        #expect(try await sealed.value(for: "spotify/refresh") == Data([2]))
        #expect(try await sealed.keys(prefix: "spotify/") == ["spotify/refresh"])
        try await sealed.removeAll(prefix: "spotify/")
        #expect(try await sealed.value(for: "spotify/refresh") == nil)
    }
}
