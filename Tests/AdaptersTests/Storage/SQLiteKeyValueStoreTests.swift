import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SQLiteKeyValueStoreTests {
    private let folder: TemporaryFolder
    private let time = TestTime()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func database() async throws -> Database {
        try await Database.open(folder.file("musicskill.db"), log: .silent, wallClock: time.source.wallClock).database
    }

    private func store(_ database: Database) async throws -> SQLiteKeyValueStore {
        try await SQLiteKeyValueStore(database: database, wallClock: time.source.wallClock)
    }

    private func later(_ seconds: Double) -> Date { time.source.wallClock().addingTimeInterval(seconds) }

    @Test func `a value is set, replaced and removed`() async throws {
        let store = try await store(database())
        #expect(try await store.value(for: "a") == nil)
        try await store.set(Data([1]), for: "a", expires: nil)
        try await store.set(Data(), for: "a", expires: nil)
        #expect(try await store.value(for: "a") == Data())
        try await store.remove("a")
        try await store.remove("a")
        #expect(try await store.value(for: "a") == nil)
    }

    @Test func `an entry counts as absent from the moment it expires`() async throws {
        let store = try await store(database())
        try await store.set(Data([1]), for: "a", expires: later(60))
        time.advance(by: .seconds(59))
        #expect(try await store.value(for: "a") == Data([1]))
        #expect(try await store.claim("a", value: Data([2]), expires: nil) == false)
        time.advance(by: .seconds(1))
        #expect(try await store.value(for: "a") == nil)
        #expect(try await store.claim("a", value: Data([3]), expires: nil))
        #expect(try await store.value(for: "a") == Data([3]))
    }

    @Test func `what has expired leaves the file at the opening and with a write`() async throws {
        let database = try await database()
        let first = try await store(database)
        for key in ["a", "b"] { try await first.set(Data([1]), for: key, expires: later(60)) }
        time.advance(by: .seconds(61))
        _ = try await store(database)
        #expect(try await database.rows("SELECT key FROM kv").isEmpty)

        try await first.set(Data([1]), for: "c", expires: later(60))
        time.advance(by: .seconds(61))
        try await first.set(Data([1]), for: "d", expires: nil)
        #expect(try await database.rows("SELECT key FROM kv") == [[.text("d")]])
    }

    @Test func `of fifty callers on two connections exactly one claims`() async throws {
        let stores = [try await store(database()), try await store(database())]
        let expires = later(60)
        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await stores[number % 2].claim("message 7", value: Data([UInt8(number)]), expires: expires)
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
    }

    @Test func `of fifty who replace one value exactly one does`() async throws {
        let stores = [try await store(database()), try await store(database())]
        try await stores[0].set(Data([0]), for: "a", expires: nil)
        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...50 {
                group.addTask { try await stores[number % 2].replace(Data([0]), by: Data([UInt8(number)]), for: "a") }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
        #expect(try await stores[0].replace(Data([0]), by: Data([99]), for: "a") == false)
        try await stores[0].set(Data([0]), for: "a", expires: later(60))
        time.advance(by: .seconds(60))
        #expect(try await stores[0].replace(Data([0]), by: Data([1]), for: "a") == false)
    }

    @Test func `names are found, and removed, by how they begin`() async throws {
        let store = try await store(database())
        let kept = ["account/anna", "account/anna2/players", "account/ann/ü", "b"]
        for key in kept + ["account/anna/", "account/anna/players", "account/anna/ü"] {
            try await store.set(Data(), for: key, expires: nil)
        }
        try await store.set(Data(), for: "account/anna/old", expires: later(1))
        time.advance(by: .seconds(1))
        let found = try await store.keys(prefix: "account/anna/")
        #expect(found == ["account/anna/", "account/anna/players", "account/anna/ü"])
        try await store.removeAll(prefix: "account/anna/")
        #expect(try await Set(store.keys(prefix: "a") + ["b"]) == Set(kept))
    }
}
