import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct AdmissionTests {
    private static let now = TestTime().now

    @Test(
        arguments: [
            ([:], .welcome), ([1: nil], .welcome), ([1: now, 2: nil], .instead(of: 1)), ([1: nil, 2: nil], .full),
            ([1: now, 2: now - .seconds(1)], .instead(of: 2)), ([2: now, 1: now], .instead(of: 1)),
        ] as [([Int: TimeSource.Instant?], Admission)])
    func `who has asked nothing for longest goes when there is no room`(
        guests: [Int: TimeSource.Instant?], admission: Admission
    ) {
        #expect(Admission(among: guests, capacity: 2) == admission)
    }
}
