import Foundation
package import MusicSkillCore

/// The one way out to the Web API for all accounts of an app: the rate gate and the breaker, obeyed and remembered.
package actor SpotifyGate {
    private static let key = "spotify/gate"

    private let store: any KeyValueStore
    private let time: TimeSource
    private let randomness: Randomness
    private let log: Log
    private var gate = RateGate()
    private var breaker = CircuitBreaker()
    private var calls = CallCount()
    private var lastFault: SpotifyHealth.Fault?
    private var isRestored = false

    /// - Parameter store: keeps a closed gate closed over a restart.
    package init(
        store: any KeyValueStore, time: TimeSource = .system, randomness: Randomness = .system, log: Log = .silent
    ) {
        self.store = store
        self.time = time
        self.randomness = randomness
        self.log = log
    }

    /// Returns when a request may go out now; each return is followed by one
    /// ``leave(_:fault:)`` or ``leaveUnsent()``.
    ///
    /// - Throws: at once where the wait would be longer than the frame lives, or the service is down.
    package func enter(_ frame: RequestFrame) async throws(ProviderError) {
        await restore()
        gate.arrive(frame.priority)
        defer { gate.leave(frame.priority) }
        while true {
            let now = time.now()
            if let wait = breaker.refusal(at: now) {
                throw ProviderError(
                    .providerUnavailable, "Spotify has been failing; it is left alone for a moment", retryAfter: wait)
            }
            switch gate.ask(frame, at: now) {
            case .go:
                breaker.begin()
                return
            case .wait(let opening): try await sleep(until: opening)
            case .refuse(let error): throw error
            }
        }
    }

    /// The request that entered was sent, and this came of it: an answer where there is no fault.
    package func leave(_ endpoint: String, fault: SpotifyFault?) async {
        calls.add(endpoint, on: time.wallClock())
        switch fault?.verdict ?? .works {
        case .works: breaker.succeed()
        case .ails: breaker.fail(at: time.now())
        case .unknown: breaker.abandon()
        }
        switch fault {
        case .rateLimited(let retryAfter): await close(.rateLimited, retryAfter: retryAfter)
        case .quotaExceeded(let retryAfter): await close(.quotaExceeded, retryAfter: retryAfter)
        case nil: gate.succeed()
        default: break
        }
    }

    /// The request that entered was not sent after all.
    package func leaveUnsent() {
        breaker.abandon()
    }

    /// Kept for ``health()``.
    package func note(_ error: ProviderError) {
        lastFault = SpotifyHealth.Fault(code: error.code, message: error.message, date: time.wallClock())
    }

    package func health() async -> SpotifyHealth.Service {
        await restore()
        let (now, date) = (time.now(), time.wallClock())
        let closure = gate.closure.flatMap { $0.opens > now ? $0 : nil }
        return SpotifyHealth.Service(
            closedUntil: closure.map { date.addingTimeInterval(now.duration(to: $0.opens).seconds) },
            closedBecause: closure?.code, isBreakerOpen: breaker.refusal(at: now) != nil,
            callsToday: calls.today(date), lastFault: lastFault)
    }

    private func sleep(until opening: TimeSource.Instant) async throws(ProviderError) {
        do {
            try await time.sleepUntil(opening)
        } catch {
            throw SpotifyPolicy.error(for: HTTPTransportError.cancelled)
        }
    }

    private func close(_ code: OutcomeCode, retryAfter: Duration?) async {
        gate.close(code, retryAfter: retryAfter, jitter: randomness.unit(), at: time.now())
        guard let closure = gate.closure else { return }
        let saved = SavedClosure(closure, now: time.now(), date: time.wallClock())
        log.warning("Spotify asks to wait", ["code": code.rawValue, "until": saved.opens])
        do {
            try await store.set(try JSONEncoder().encode(saved), for: Self.key, expires: saved.opens)
        } catch {
            log.warning("the pause Spotify asked for will not survive a restart", ["error": "\(error)"])
        }
    }

    private func restore() async {
        guard !isRestored else { return }
        do {
            let data = try await store.value(for: Self.key)
            // Others may have come this far meanwhile, and one of them may have closed the gate anew.
            guard !isRestored else { return }
            if let data {
                let saved = try JSONDecoder().decode(SavedClosure.self, from: data)
                gate = RateGate(closure: saved.closure(now: time.now(), date: time.wallClock()))
            }
        } catch {
            log.warning("an earlier pause Spotify asked for cannot be read", ["error": "\(error)"])
        }
        isRestored = true
    }
}

/// A closure in civil time. It never lasts longer than it was made for, even if the clock was set back meanwhile.
private struct SavedClosure: Codable {
    var code: OutcomeCode
    var closed: Date
    var asked: Date
    var opens: Date

    init(_ closure: RateGate.Closure, now: TimeSource.Instant, date: Date) {
        code = closure.code
        closed = date
        asked = date.addingTimeInterval(now.duration(to: closure.asked).seconds)
        opens = date.addingTimeInterval(now.duration(to: closure.opens).seconds)
    }

    func closure(now: TimeSource.Instant, date: Date) -> RateGate.Closure {
        let origin = max(date, closed)
        func instant(_ date: Date) -> TimeSource.Instant {
            now + .seconds(min(max(date.timeIntervalSince(origin), 0), SpotifyFault.longestPause.seconds))
        }
        return RateGate.Closure(code: code, asked: instant(asked), opens: instant(opens))
    }
}
