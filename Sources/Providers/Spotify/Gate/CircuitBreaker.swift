package import MusicSkillCore

/// Stops asking a service that is down: three failures in a row open it for a minute, then one request probes, and
/// one success closes it.
package struct CircuitBreaker: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case closed(failures: Int)
        case open(until: TimeSource.Instant)
        /// One request is on its way to find out; `since` is when the pause had ended.
        case probing(since: TimeSource.Instant)
    }

    package static let threshold = 3
    package static let pause = Duration.seconds(60)
    /// What those are told who come while a probe is out.
    private static let probePatience = Duration.seconds(1)

    package private(set) var state = State.closed(failures: 0)

    package init() {}

    /// How long a request that comes now is asked to wait; nothing where it may go.
    package func refusal(at now: TimeSource.Instant) -> Duration? {
        switch state {
        case .closed: nil
        case .open(let until): until > now ? now.duration(to: until) : nil
        case .probing: Self.probePatience
        }
    }

    /// A request that was not refused goes out.
    /// - Returns: whether it is the probe.
    @discardableResult
    package mutating func begin() -> Bool {
        guard case .open(let until) = state else { return false }
        state = .probing(since: until)
        return true
    }

    /// Whether a request that was let through earlier may still go.
    package func admits(isProbe: Bool) -> Bool {
        switch state {
        case .closed: true
        case .open: false
        case .probing: isProbe
        }
    }

    /// Failures in a row, as far as they are counted: at the threshold it opens.
    package var failures: Int {
        if case .closed(let failures) = state { failures } else { Self.threshold }
    }

    package mutating func succeed() {
        state = .closed(failures: 0)
    }

    package mutating func fail(at now: TimeSource.Instant) {
        switch state {
        case .closed(let failures) where failures + 1 < Self.threshold: state = .closed(failures: failures + 1)
        case .closed, .probing: state = .open(until: now + Self.pause)
        case .open: break
        }
    }

    /// The request ended without a word about the service; a probe may be sent again.
    package mutating func abandon() {
        if case .probing(let since) = state { state = .open(until: since) }
    }

    /// The service itself asks for a pause.
    package mutating func open(for pause: Duration, at now: TimeSource.Instant) {
        state = .open(until: now + pause)
    }
}
