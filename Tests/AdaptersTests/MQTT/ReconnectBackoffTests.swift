import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct ReconnectBackoffTests {
    private func delays(_ error: BusConnectError, chance: Double, lasted: [Duration?]) -> [Duration] {
        var backoff = ReconnectBackoff(shortest: .seconds(1), longest: .seconds(30))
        return lasted.map { backoff.delay(after: error, lasted: $0, chance: chance) }
    }

    @Test func `delays double up to the longest`() {
        let delays = delays(.unreachable(""), chance: 1, lasted: Array(repeating: nil, count: 7))
        #expect(delays == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    }

    @Test func `jitter takes away up to half`() {
        #expect(delays(.unreachable(""), chance: 0, lasted: [nil, nil]) == [.milliseconds(500), .seconds(1)])
    }

    @Test(arguments: [BusConnectError.refusedCredentials(""), .refused(""), .untrusted("")])
    func `what does not mend itself waits longest at once`(error: BusConnectError) {
        #expect(delays(error, chance: 1, lasted: [nil]) == [.seconds(30)])
    }

    @Test func `only a connection that lasted starts over`() {
        let delays = delays(.unreachable(""), chance: 1, lasted: [nil, .seconds(1), .seconds(30), nil])
        #expect(delays == [.seconds(1), .seconds(2), .seconds(1), .seconds(2)])
    }

    @Test func `a thousand failures overflow nothing`() {
        let delays = delays(.unreachable(""), chance: 1, lasted: Array(repeating: nil, count: 1000))
        #expect(delays.last == .seconds(30))
    }
}
