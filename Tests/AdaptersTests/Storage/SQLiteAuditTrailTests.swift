import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SQLiteAuditTrailTests {
    private let folder: TemporaryFolder
    private let time = TestTime()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func trail() async throws -> SQLiteAuditTrail {
        let wallClock = time.source.wallClock
        let (database, _) = try await Database.open(folder.file("musicskill.db"), log: .silent, wallClock: wallClock)
        return SQLiteAuditTrail(database: database, wallClock: wallClock)
    }

    private func entry(_ text: String, account: String = "default") -> AuditEntry {
        AuditEntry(
            date: time.source.wallClock(), account: account, door: "mqtt", site: "kitchen-pi", text: text,
            action: "play", item: "Halo – Beyoncé", player: "Kitchen Speaker", result: "ok", transaction: "1")
    }

    @Test func `what was recorded is there after a restart, newest first`() async throws {
        var trail = try await trail()
        let first = entry("play halo")
        try await trail.record(first)
        time.advance(by: .seconds(60))
        let second = entry("pause")
        try await trail.record(second)
        trail = try await self.trail()
        #expect(try await trail.entries(of: nil, limit: 10) == [second, first])
        #expect(try await trail.entries(of: nil, limit: 1) == [second])
    }

    @Test func `entries are kept for ninety days and no longer`() async throws {
        let trail = try await trail()
        try await trail.record(entry("old"))
        time.advance(by: .seconds(89 * 86_400))
        try await trail.record(entry("young"))
        #expect(try await trail.entries(of: nil, limit: 10).count == 2)
        time.advance(by: .seconds(2 * 86_400))
        #expect(try await trail.entries(of: nil, limit: 10).map(\.text) == ["young"])
    }

    @Test func `an account's entries leave with it, and nobody else's`() async throws {
        let trail = try await trail()
        try await trail.record(entry("play halo", account: "anna"))
        try await trail.record(entry("play jazz", account: "ben"))
        #expect(try await trail.entries(of: "anna", limit: 10).map(\.text) == ["play halo"])
        try await trail.forget(account: "anna")
        #expect(try await trail.entries(of: nil, limit: 10).map(\.account) == ["ben"])
    }
}
