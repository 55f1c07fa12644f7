import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RateGateTests {
    private let start = ContinuousClock.now

    private func frame(
        _ priority: RequestFrame.Priority = .command, until seconds: Double = 8, after: Double = 0
    ) -> RequestFrame {
        RequestFrame(deadline: start + .seconds(after + seconds), priority: priority)
    }

    private func filled(_ count: Int, _ priority: RequestFrame.Priority = .command) -> RateGate {
        var gate = RateGate()
        for index in 0..<count {
            #expect(gate.ask(frame(priority), at: start + .milliseconds(index)) == .go)
        }
        return gate
    }

    private func refused(_ answer: RateGate.Answer) -> ProviderError? {
        if case .refuse(let error) = answer { error } else { nil }
    }

    @Test func `a wait longer than the request lives is told at once, with its seconds`() {
        var gate = RateGate()
        gate.close(.rateLimited, retryAfter: .seconds(41), jitter: 0.9, at: start)
        let error = refused(gate.ask(frame(), at: start))
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAfter == .seconds(41))
    }

    @Test func `a quota is called a quota`() {
        var gate = RateGate()
        gate.close(.quotaExceeded, retryAfter: .seconds(48_925), jitter: 0, at: start)
        let error = refused(gate.ask(frame(after: 25), at: start + .seconds(25)))
        #expect(error?.code == .quotaExceeded)
        #expect(error?.retryAfter == .seconds(48_900))
    }

    @Test func `a short wait is waited, and jitter only makes it longer`() {
        var gate = RateGate()
        gate.close(.rateLimited, retryAfter: .seconds(2), jitter: 0.5, at: start)
        #expect(gate.ask(frame(), at: start) == .wait(until: start + .milliseconds(2500)))
        #expect(gate.ask(frame(), at: start + .milliseconds(2500)) == .go)
    }

    @Test func `nothing goes through a closed gate, whatever its priority`() {
        var gate = RateGate()
        gate.close(.rateLimited, retryAfter: .seconds(30), jitter: 0, at: start)
        for second in 0..<30 {
            for priority in [RequestFrame.Priority.command, .polling, .synchronisation] {
                let answer = gate.ask(frame(priority, until: 100), at: start + .seconds(second))
                #expect(answer == .wait(until: start + .seconds(30)))
            }
        }
    }

    @Test func `a later, shorter wish does not open the gate earlier`() {
        var gate = RateGate()
        gate.close(.quotaExceeded, retryAfter: .seconds(100), jitter: 0, at: start)
        gate.close(.rateLimited, retryAfter: .seconds(2), jitter: 0, at: start)
        #expect(gate.closure?.opens == start + .seconds(100))
        #expect(gate.closure?.code == .quotaExceeded)
    }

    @Test func `without a named pause it doubles from one second to sixty`() {
        var gate = RateGate()
        var now = start
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            gate.close(.rateLimited, retryAfter: nil, jitter: 0, at: now)
            #expect(gate.closure?.opens == now + .seconds(seconds))
            now = now + .seconds(seconds)
        }
        gate.succeed()
        gate.close(.rateLimited, retryAfter: nil, jitter: 0, at: now)
        #expect(gate.closure?.opens == now + .seconds(1))
    }

    @Test func `requests that were on their way together double the pause once`() {
        var gate = RateGate()
        for _ in 1...20 { gate.close(.rateLimited, retryAfter: nil, jitter: 0, at: start) }
        #expect(gate.closure?.opens == start + .seconds(1))
        gate.close(.rateLimited, retryAfter: nil, jitter: 0, at: start + .seconds(1))
        #expect(gate.closure?.opens == start + .seconds(3))
    }

    @Test func `a request that was not sent takes no room`() {
        var gate = filled(45)
        gate.giveBack(start + .milliseconds(7))
        #expect(gate.ask(frame(), at: start + .seconds(1)) == .go)
        #expect(refused(gate.ask(frame(), at: start + .seconds(1))) != nil)
    }

    @Test func `polling stops at thirty requests in thirty seconds, commands at forty-five`() {
        var gate = filled(30, .polling)
        let now = start + .seconds(1)
        #expect(gate.ask(frame(.polling, until: 60), at: now) == .wait(until: start + .seconds(30)))
        #expect(gate.ask(frame(.synchronisation, until: 60), at: now) == .wait(until: start + .seconds(30)))
        for _ in 0..<15 { #expect(gate.ask(frame(), at: now) == .go) }
        #expect(refused(gate.ask(frame(), at: now))?.code == .rateLimited)
        #expect(refused(gate.ask(frame(), at: now))?.retryAfter == .seconds(29))
    }

    @Test func `a request that left the window makes room`() {
        var gate = filled(45)
        #expect(gate.ask(frame(until: 60), at: start + .seconds(30)) == .go)
        #expect(gate.ask(frame(until: 60), at: start + .seconds(30)) == .wait(until: start + .milliseconds(30_001)))
    }

    @Test func `while a command waits, polling steps back`() {
        var gate = RateGate()
        gate.arrive(.command)
        #expect(gate.ask(frame(.polling), at: start) == .wait(until: start + .milliseconds(250)))
        #expect(gate.ask(frame(.command), at: start) == .go)
        gate.leave(.command)
        #expect(gate.ask(frame(.polling), at: start) == .go)
    }

    @Test func `while polling waits, synchronisation steps back`() {
        var gate = RateGate()
        gate.arrive(.polling)
        #expect(gate.ask(frame(.synchronisation), at: start) == .wait(until: start + .milliseconds(250)))
        #expect(gate.ask(frame(.polling), at: start) == .go)
    }

    @Test func `a request whose time is up is not sent`() {
        var gate = RateGate()
        #expect(refused(gate.ask(frame(until: 0), at: start))?.code == .tooLate)
    }
}
