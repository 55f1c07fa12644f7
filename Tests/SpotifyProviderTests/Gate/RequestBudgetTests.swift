import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RequestBudgetTests {
    private let start = ContinuousClock.now

    @Test(arguments: [(0, 10), (59, 10), (60, 30)])
    func `trouble is felt for a minute`(after: Int, seconds: Int) {
        var budget = RequestBudget()
        #expect(budget.limit(at: start) == .seconds(30))
        budget.noteTrouble(at: start)
        #expect(budget.limit(at: start + .seconds(after)) == .seconds(seconds))
    }

    @Test func `earlier trouble does not shorten the memory of later`() {
        var budget = RequestBudget()
        budget.noteTrouble(at: start + .seconds(60))
        budget.noteTrouble(at: start)
        #expect(budget.isUnderPressure(at: start + .seconds(119)))
    }

    @Test func `it only ever shortens a request`() {
        let budget = RequestBudget()
        let short = RequestFrame(deadline: start + .seconds(8), priority: .polling)
        #expect(budget.framed(short, at: start).deadline == start + .seconds(8))
        #expect(budget.framed(short, at: start).priority == .polling)
        let long = RequestFrame(deadline: start + .seconds(600))
        #expect(budget.framed(long, at: start).deadline == start + .seconds(30))
    }
}
