import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct DeparturesTests {
    private let start = TimeSource.Instant.now

    private func at(_ seconds: Int) -> TimeSource.Instant { start + .seconds(seconds) }

    @Test func `whoever stays is never due`() {
        var departures = Departures()
        departures.note("kitchen")
        #expect(departures.step(present: ["kitchen"], now: at(0)).isEmpty)
        #expect(departures.due == nil)
        #expect(departures.step(present: ["kitchen"], now: at(10_000)).isEmpty)
    }

    @Test func `whoever is missing for two minutes goes once`() {
        var departures = Departures()
        for id in ["kitchen", "sold", "lent"] { departures.note(id) }
        #expect(departures.step(present: ["kitchen"], now: at(0)).isEmpty)
        #expect(departures.due == at(120))
        departures.note("sold")
        #expect(departures.step(present: ["kitchen", "lent"], now: at(119)).isEmpty)
        #expect(departures.step(present: ["kitchen"], now: at(120)) == ["sold"])
        #expect(departures.due == at(240))
        #expect(departures.step(present: ["kitchen"], now: at(240)) == ["lent"])
        #expect(departures.due == nil)
        #expect(departures.step(present: ["kitchen"], now: at(1000)).isEmpty)
    }

    @Test func `while nobody knows who is there nobody is missing`() {
        var departures = Departures()
        departures.note("sold")
        #expect(departures.step(present: [], now: at(0)).isEmpty)
        #expect(departures.step(present: nil, now: at(500)).isEmpty)
        #expect(departures.due == nil)
        #expect(departures.step(present: [], now: at(501)).isEmpty)
        #expect(departures.step(present: [], now: at(621)) == ["sold"])
    }
}
