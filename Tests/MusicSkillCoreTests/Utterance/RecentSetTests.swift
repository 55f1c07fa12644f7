import TestSupport
import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct RecentSetTests {
    private let start = TestTime().now

    /// Which of the elements were remembered when they came, each so many seconds after the start.
    private func known(_ sightings: (element: String, seconds: Int)...) -> [Bool] {
        var recent = RecentSet<String>(life: .seconds(10), capacity: 3)
        return sightings.map { recent.see($0.element, now: start.advanced(by: .seconds($0.seconds))) }
    }

    @Test func `an element seen again lives on from then`() {
        #expect(known(("a", 0), ("a", 6), ("a", 15), ("a", 25)) == [false, true, true, false])
    }

    @Test func `where there is too much the oldest is forgotten first`() {
        #expect(known(("a", 0), ("b", 0), ("c", 0), ("d", 0), ("b", 1)) == [false, false, false, false, true])
        #expect(known(("a", 0), ("b", 0), ("c", 0), ("d", 0), ("a", 1)) == [false, false, false, false, false])
    }

    @Test func `what is said over and over does not push its own last sighting out`() {
        #expect(known(("a", 0), ("a", 1), ("a", 2), ("a", 3), ("a", 4)) == [false, true, true, true, true])
    }
}
