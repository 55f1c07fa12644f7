import MusicSkillCore

/// Decides which request meets which fault, and watches that nobody knocks while a window is closed.
struct FaultBook: Sendable {
    struct Verdict: Sendable {
        var effect = FaultEffect.none
        var delay = Duration.zero
        var violation: String?
    }

    private struct Entry: Sendable {
        let fault: Fault
        var seen = 0
    }

    private struct ClosedWindow: Sendable {
        let fault: Fault
        let until: TimeSource.Instant
    }

    private var entries: [Entry] = []
    private var windows: [ClosedWindow] = []

    mutating func add(_ fault: Fault) { entries.append(Entry(fault: fault)) }

    /// Nothing goes wrong any more; windows open.
    mutating func clear() { self = FaultBook() }

    mutating func judge(_ request: ServerRequest, at now: TimeSource.Instant, _ randomness: Randomness) -> Verdict {
        windows.removeAll { $0.until <= now }
        if let window = windows.first(where: { $0.fault.matches(method: request.method, path: request.path) }) {
            let remaining = (window.until - now).wholeSecondsUp
            return Verdict(
                effect: .instead(window.fault.limited(remaining)),
                violation: "inside a closed window, \(remaining) s before its end")
        }
        guard let fault = nextFault(for: request) else { return Verdict() }
        if let seconds = fault.retryAfter, seconds > 0,
            [.rateLimited, .rateLimitedEmpty, .quotaExceeded].contains(fault.kind)
        {
            windows.append(ClosedWindow(fault: fault, until: now.advanced(by: .seconds(seconds))))
        }
        return Verdict(effect: fault.effect(randomness), delay: fault.delay)
    }

    /// The first fault that is due for this request. Every matching one counts it as seen.
    private mutating func nextFault(for request: ServerRequest) -> Fault? {
        var due: Fault?
        for index in entries.indices
        where due == nil && entries[index].fault.matches(method: request.method, path: request.path) {
            entries[index].seen += 1
            if entries[index].seen > entries[index].fault.after { due = entries[index].fault }
        }
        entries.removeAll { entry in
            entry.fault.times.map { entry.seen >= entry.fault.after + $0 } ?? false
        }
        return due
    }
}
