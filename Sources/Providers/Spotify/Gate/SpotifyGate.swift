import Foundation
package import MusicSkillCore

/// The one way out to the Web API for all accounts of an app: the rate gate and the breaker, obeyed and remembered.
package actor SpotifyGate {
    /// Leave to send one request.
    package struct Pass: Sendable {
        fileprivate var start: TimeSource.Instant
        /// It finds out whether Spotify works again.
        fileprivate var isProbe: Bool
    }

    private static let key = "spotify/gate"

    private let store: any KeyValueStore
    private let time: TimeSource
    private let randomness: Randomness
    private let log: Log
    private let ledger: CallLedger
    private var gate = RateGate()
    private var breaker = CircuitBreaker()
    private var budget = RequestBudget()
    private var errors = RecentErrors()
    private var isRestored = false

    /// - Parameter store: keeps a closed gate closed and the calls counted over a restart.
    package init(
        store: any KeyValueStore, time: TimeSource = .system, randomness: Randomness = .system, log: Log = .silent
    ) {
        self.store = store
        self.time = time
        self.randomness = randomness
        self.log = log
        ledger = CallLedger(store: store, time: time, log: log)
    }

    /// The frame within the budget of a request that begins now.
    package func framed(_ frame: RequestFrame) -> RequestFrame {
        budget.framed(frame, at: time.now())
    }

    /// Returns when a request may go out now; each pass is used for one ``leave(_:_:fault:)`` or
    /// ``leaveUnsent(_:)``.
    ///
    /// - Throws: at once where the wait would be longer than the frame lives, or the service is down.
    package func enter(_ frame: RequestFrame) async throws(ProviderError) -> Pass {
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
                return Pass(start: now, isProbe: breaker.begin())
            case .wait(let opening): try await sleep(until: opening)
            case .refuse(let error): throw error
            }
        }
    }

    /// Whether a pass still holds after its owner waited for something else. Where it does not it is given back, and
    /// only another ``enter(_:)`` helps.
    package func confirm(_ pass: Pass) -> Bool {
        if !gate.isClosed(at: time.now()), breaker.admits(isProbe: pass.isProbe) { return true }
        leaveUnsent(pass)
        return false
    }

    /// The request was sent, and this came of it: an answer where there is no fault.
    /// - Returns: the fault, with the pause the gate takes where Spotify named none.
    @discardableResult
    package func leave(_ pass: Pass, _ endpoint: String, fault: SpotifyFault?) async -> SpotifyFault? {
        // Gate and breaker learn of it before anything is awaited, or others could slip through meanwhile.
        switch fault?.verdict ?? .works {
        case .works: breaker.succeed()
        case .ails: ail()
        case .unknown: if pass.isProbe { breaker.abandon() }
        }
        let fault = limit(fault)
        await ledger.add(endpoint)
        if fault?.isLimit ?? false { await save() }
        return fault
    }

    /// The request was not sent after all.
    package func leaveUnsent(_ pass: Pass) {
        gate.giveBack(pass.start)
        if pass.isProbe { breaker.abandon() }
    }

    /// Kept for ``health()``.
    package func note(_ error: ProviderError, of endpoint: String) {
        errors.note(error, of: endpoint, on: time.wallClock())
    }

    /// Writes what is only in memory yet; for the end of the service.
    package func flush() async {
        await ledger.flush()
    }

    package func health() async -> SpotifyHealth {
        await restore()
        let calls = await ledger.calls()
        let (now, date) = (time.now(), time.wallClock())
        let closure = gate.isClosed(at: now) ? gate.closure : nil
        return SpotifyHealth(
            closedUntil: closure.map { date.addingTimeInterval(now.duration(to: $0.opens).seconds) },
            closedBecause: closure?.code, breaker: breaker.condition(at: now), failures: breaker.failures,
            budget: budget.limit(at: now), isUnderPressure: budget.isUnderPressure(at: now),
            callsToday: calls.today, callsOfWeek: calls.week, lastErrors: errors.list)
    }

    private func ail() {
        breaker.fail(at: time.now())
        budget.noteTrouble(at: time.now())
        if case .open(let until) = breaker.state { budget.noteTrouble(at: until) }
    }

    private func limit(_ fault: SpotifyFault?) -> SpotifyFault? {
        switch fault {
        case .rateLimited(let retryAfter):
            return .rateLimited(retryAfter: close(.rateLimited, retryAfter: retryAfter))
        case .quotaExceeded(let retryAfter):
            return .quotaExceeded(retryAfter: close(.quotaExceeded, retryAfter: retryAfter))
        case nil: gate.succeed()
        default: break
        }
        return fault
    }

    /// - Returns: how long people are told to wait.
    private func close(_ code: OutcomeCode, retryAfter: Duration?) -> Duration {
        let now = time.now()
        budget.noteTrouble(at: now)
        let closure = gate.close(code, retryAfter: retryAfter, jitter: randomness.unit(), at: now)
        return retryAfter ?? max(now.duration(to: closure.asked), .zero)
    }

    private func sleep(until opening: TimeSource.Instant) async throws(ProviderError) {
        do {
            try await time.sleepUntil(opening)
        } catch {
            throw SpotifyPolicy.error(for: HTTPTransportError.cancelled)
        }
    }

    private func save() async {
        guard let closure = gate.closure else { return }
        let saved = SavedClosure(closure, now: time.now(), date: time.wallClock())
        log.warning("Spotify asks to wait", ["code": saved.code.rawValue, "until": saved.opens])
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
