import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CircuitBreakerTests {
    private let start = ContinuousClock.now

    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 1...3 {
            breaker.begin()
            breaker.fail(at: start)
        }
        return breaker
    }

    @Test func `two failures leave it closed, the third opens it for a minute`() {
        var breaker = CircuitBreaker()
        breaker.fail(at: start)
        breaker.fail(at: start)
        #expect(breaker.refusal(at: start) == nil)
        breaker.fail(at: start)
        #expect(breaker.refusal(at: start) == .seconds(60))
        #expect(breaker.refusal(at: start + .seconds(59)) == .seconds(1))
        #expect(breaker.refusal(at: start + .seconds(60)) == nil)
    }

    @Test func `a success in between starts the count again`() {
        var breaker = CircuitBreaker()
        breaker.fail(at: start)
        breaker.fail(at: start)
        breaker.succeed()
        breaker.fail(at: start)
        breaker.fail(at: start)
        #expect(breaker.state == .closed(failures: 2))
    }

    @Test func `after the pause one request probes and the others wait`() {
        var breaker = opened()
        let later = start + .seconds(60)
        breaker.begin()
        #expect(breaker.refusal(at: later) == .seconds(1))
        breaker.succeed()
        #expect(breaker.refusal(at: later) == nil)
    }

    @Test func `a probe that fails opens it for another minute`() {
        var breaker = opened()
        let later = start + .seconds(60)
        breaker.begin()
        breaker.fail(at: later)
        #expect(breaker.refusal(at: later) == .seconds(60))
    }

    @Test func `a probe that was given up leaves room for the next`() {
        var breaker = opened()
        let later = start + .seconds(60)
        breaker.begin()
        breaker.abandon()
        #expect(breaker.refusal(at: later) == nil)
        breaker.begin()
        #expect(breaker.refusal(at: later) == .seconds(1))
    }

    @Test func `a failure that comes late does not make the pause longer`() {
        var breaker = opened()
        breaker.fail(at: start + .seconds(30))
        #expect(breaker.refusal(at: start + .seconds(30)) == .seconds(30))
    }
}
