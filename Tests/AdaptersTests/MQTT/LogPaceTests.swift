import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct LogPaceTests {
    @Test func `a line comes at once, then every ten seconds with its count`() {
        let start = ContinuousClock.now
        var pace = LogPace()
        let counts = [0, 1, 9, 10, 11, 30].map { pace.admit(at: start.advanced(by: .seconds($0))) }
        #expect(counts == [1, nil, nil, 3, nil, 2])
    }
}
