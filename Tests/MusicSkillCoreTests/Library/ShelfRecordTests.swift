import Foundation
import MusicSkillCore
import Testing

/// What is known of a shelf after some of its pages were read.
@Suite(.timeLimit(.minutes(1)))
struct ShelfRecordTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func entries(_ names: String...) -> [LibraryEntry] {
        names.map { LibraryEntry(Music.track($0, by: "X")) }
    }

    private func names(_ record: ShelfRecord) -> String { record.entries.map(\.item.name).joined(separator: " ") }

    private func filled(isNewestFirst: Bool = true) -> ShelfRecord {
        var record = ShelfRecord()
        record.take(LibraryPage(entries("d", "c"), next: "2"), isNewestFirst: isNewestFirst, at: start)
        record.take(LibraryPage(entries("b", "a")), isNewestFirst: isNewestFirst, at: start)
        return record
    }

    @Test func `what was read can be seen before all of it was`() {
        var record = ShelfRecord()
        #expect(record.isUntouched)
        record.take(LibraryPage(entries("d", "c"), next: "2"), isNewestFirst: true, at: start)
        #expect(names(record) == "d c")
        #expect(record.isBeingRead)
        #expect(record.cursor == "2")
        #expect(!record.isFresh(at: start))
    }

    @Test func `the last page ends the reading for a day`() {
        let record = filled()
        #expect(names(record) == "d c b a")
        #expect(!record.isBeingRead)
        #expect(record.isFresh(at: start.addingTimeInterval(86_000)))
        #expect(!record.isFresh(at: start.addingTimeInterval(87_000)))
        #expect(!record.isFresh(at: start.addingTimeInterval(-87_000)))
    }

    @Test func `a later reading stops at what is known`() {
        var record = filled()
        record.take(LibraryPage(entries("f", "e", "d", "c"), next: "4"), isNewestFirst: true, at: start)
        #expect(names(record) == "f e d c b a")
        #expect(!record.isBeingRead)
    }

    @Test func `a shelf in another order is read to its end, and what is gone is gone`() {
        var record = filled(isNewestFirst: false)
        record.take(LibraryPage(entries("e", "d"), next: "2"), isNewestFirst: false, at: start)
        #expect(record.isBeingRead)
        #expect(names(record) == "e d c b a")
        record.take(LibraryPage(entries("a")), isNewestFirst: false, at: start)
        #expect(names(record) == "e d a")
    }

    @Test func `after a month even the newest first are read to their end`() {
        var record = filled()
        let later = start.addingTimeInterval(ShelfRecord.fullAgainAfter + 1)
        record.take(LibraryPage(entries("d"), next: "1"), isNewestFirst: true, at: later)
        #expect(record.isBeingRead)
        record.take(LibraryPage(entries("a")), isNewestFirst: true, at: later)
        #expect(names(record) == "d a")
    }

    @Test func `own changes show at once, in the middle of a reading too`() {
        var record = ShelfRecord()
        record.take(LibraryPage(entries("d", "c"), next: "2"), isNewestFirst: true, at: start)
        record.insert(entries("z")[0])
        record.remove(entries("c")[0].item.id)
        #expect(names(record) == "z d")
        record.take(LibraryPage(entries("b", "a")), isNewestFirst: true, at: start)
        #expect(names(record) == "z d b a")
    }

    @Test func `a refusal is believed for a day`() {
        var record = ShelfRecord()
        record.refuse(at: start)
        #expect(record.isRefused(at: start.addingTimeInterval(86_000)))
        #expect(!record.isRefused(at: start.addingTimeInterval(87_000)))
        record.take(LibraryPage([]), isNewestFirst: true, at: start)
        #expect(!record.isRefused(at: start))
    }

    @Test func `it survives being stored`() throws {
        var record = filled()
        record.take(LibraryPage(entries("x"), next: "1"), isNewestFirst: false, at: start)
        #expect(try JSONDecoder().decode(ShelfRecord.self, from: JSONEncoder().encode(record)) == record)
    }
}
