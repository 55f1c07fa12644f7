import MusicSkillCore

/// How long to wait before the next attempt to connect: doubling, with jitter, so that a house full of clients does
/// not fall upon a restarted broker all at once.
struct ReconnectBackoff {
    private let shortest: Duration
    private let longest: Duration
    private var failures = 0

    init(shortest: Duration, longest: Duration) {
        self.shortest = shortest
        self.longest = longest
    }

    /// - Parameters:
    ///   - error: credentials and certificates do not mend themselves, so those wait longest at once.
    ///   - lasted: how long the connection stood, if there was one. One that ends soon after it was made counts as a
    ///     failure: two clients with one id would otherwise throw each other out as fast as they can.
    ///   - chance: 0..<1; the delay is between half and all of its step.
    mutating func delay(after error: BusConnectError, lasted: Duration?, chance: Double) -> Duration {
        if let lasted, lasted >= longest { failures = 0 }
        let step =
            switch error {
            case .refusedCredentials, .refused, .untrusted: longest
            case .unreachable, .cancelled: min(longest, shortest * (1 << min(failures, 16)))
            }
        failures += 1
        return step * (0.5 + chance / 2)
    }
}
