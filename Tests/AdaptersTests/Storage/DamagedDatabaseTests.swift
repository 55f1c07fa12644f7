import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct DamagedDatabaseTests {
    enum Damage: String, CaseIterable {
        case randomBytes, emptied, emptiedWithLog, mainFileMissing, truncated, headerOnly, brokenPage
    }

    private let folder: TemporaryFolder
    private let time = TestTime()
    private var path: String { folder.file("musicskill.db") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(log: Log = .silent) async throws -> (database: Database, report: Database.OpeningReport) {
        try await Database.open(path, log: log, wallClock: time.source.wallClock)
    }

    /// A database of many pages, closed, and then damaged.
    private func damage(_ damage: Damage) async throws {
        let database = try await open().database
        for number in 0..<40 {
            _ = try await database.rows(
                "INSERT INTO kv VALUES (?, zeroblob(2000), NULL)", [.text("key \(number)")])
        }
        await database.close()
        let url = URL(filePath: path)
        var bytes = try Data(contentsOf: url)
        #expect(bytes.count > 10 * 4096)
        switch damage {
        case .randomBytes: bytes = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) })
        case .emptied: bytes = Data()
        case .emptiedWithLog:
            bytes = Data()
            try Data(repeating: 7, count: 4000).write(to: URL(filePath: path + "-wal"))
        case .mainFileMissing:
            try Data(repeating: 7, count: 4000).write(to: URL(filePath: path + "-wal"))
            try FileManager.default.removeItem(at: url)
            return
        case .truncated: bytes = bytes.prefix(5 * 4096 + 100)
        case .headerOnly: bytes = bytes.prefix(100)
        case .brokenPage: bytes.replaceSubrange(4096..<8192, with: Data(repeating: 0xA5, count: 4096))
        }
        try bytes.write(to: url)
    }

    @Test(arguments: Damage.allCases)
    func `a damaged file is set aside under a dated name and a new one started`(kind: Damage) async throws {
        try await damage(kind)
        let remains = FileManager.default.contents(atPath: path)
        let lines = Locked<[Log.Entry]>([])
        let (database, report) = try await open(log: Log { entry in lines.withLock { $0.append(entry) } })

        guard case .replacedDamaged(let movedTo, let reason) = report else {
            Issue.record("opened as \(report)")
            return
        }
        #expect(movedTo == path + ".damaged-2026-11-21T120000Z")
        #expect(!reason.isEmpty && !reason.contains("\n"))
        #expect(FileManager.default.contents(atPath: movedTo) == remains)
        #expect(try await database.rows("SELECT count(*) FROM kv") == [[.integer(0)]])
        let line = try #require(lines.withLock { $0.first })
        #expect(line.level == .error && line.fields.contains { $0.value == movedTo })
        await database.close()
        #expect(try await open().report == .fine)
    }

    @Test func `the log and its index go along with the file`() async throws {
        try await damage(.emptiedWithLog)
        let database = try await open().database
        await database.close()
        #expect(
            try folder.names == [
                "musicskill.db", "musicskill.db.damaged-2026-11-21T120000Z",
                "musicskill.db.damaged-2026-11-21T120000Z-wal",
            ])
    }

    @Test func `a file set aside earlier is never written over`() async throws {
        for _ in 0..<3 {
            try Data("not a database, but long enough to be looked at as one".utf8).write(to: URL(filePath: path))
            let database = try await open().database
            await database.close()
        }
        let base = "musicskill.db.damaged-2026-11-21T120000Z"
        #expect(try folder.names == ["musicskill.db", base, "\(base)-2", "\(base)-3"])
    }

    @Test(arguments: Damage.allCases)
    func `an inspection names the damage and changes nothing`(kind: Damage) async throws {
        try await damage(kind)
        let before = try contents()
        let findings = await Database.inspect(path)
        #expect(findings.map(\.severity) == [.fault])
        #expect(findings[0].message.contains("is damaged"))
        #expect(try contents() == before)
    }

    @Test func `an inspection of a sound file says its state and what was set aside`() async throws {
        #expect(await Database.inspect(path).map(\.severity) == [.fine])
        #expect(try folder.names.isEmpty)

        try Data("not a database, but long enough to be looked at as one".utf8).write(to: URL(filePath: path))
        let database = try await open().database
        for isClosed in [false, true] {
            if isClosed { await database.close() }
            let before = try Data(contentsOf: URL(filePath: path))
            let findings = await Database.inspect(path)
            #expect(findings.map(\.severity) == [.fine, .notice])
            #expect(findings[0].message.contains("sound, schema \(Schema.current.steps.count) of"))
            #expect(findings[1].message.contains("musicskill.db.damaged-2026-11-21T120000Z"))
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    private func contents() throws -> [String: Data?] {
        Dictionary(
            uniqueKeysWithValues: try folder.names.map { ($0, FileManager.default.contents(atPath: folder.file($0))) })
    }
}
