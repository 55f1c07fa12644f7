package import MusicSkillCore

/// What to do after a failed attempt: a pure table over the fault, the kind of call, what was tried before and the time
/// left.
///
/// After an unknown result only reads and settings are sent again: playing, skipping, queueing and transferring twice is
/// heard, so the caller looks at the player first. What was refused certainly did not happen, whatever it was.
package enum SpotifyPolicy {
    package enum Action: Sendable, Equatable {
        case forceRefreshAndRetry
        /// Through the gate again, which waits or refuses where this fault closed it.
        case retry(after: Duration)
        case fail(ProviderError)
    }

    /// A request with less life than this is not begun a second time: it would only be cut off.
    package static let leastLife = Duration.seconds(1)

    /// - Parameters:
    ///   - earlier: the faults of the attempts before this one, oldest first.
    ///   - remaining: until the deadline of the request.
    package static func action(
        after fault: SpotifyFault, of call: SpotifyCall, earlier: [SpotifyFault], remaining: Duration
    ) -> Action {
        let failures = earlier.count { $0.isLike(fault) }
        switch SpotifyRemedy(for: fault, of: call.kind) {
        case .renewToken where failures == 0 && remaining >= leastLife: return .forceRefreshAndRetry
        // How long the gate is closed only the gate knows.
        case .passGate where failures == 0: return .retry(after: .zero)
        case .again(let pauses) where failures < pauses.count && remaining >= pauses[failures] + leastLife:
            return .retry(after: pauses[failures])
        default: break
        }
        return .fail(error(for: fault, of: call))
    }

    /// Whether a command may have had its effect although none of its attempts was answered with success.
    package static func mayHaveHappened(_ call: SpotifyCall, after faults: [SpotifyFault]) -> Bool {
        call.isCommand && faults.contains(where: \.mayHaveHappened)
    }
}

extension SpotifyFault {
    /// The same row of the table, whatever it carries.
    fileprivate func isLike(_ other: SpotifyFault) -> Bool {
        switch (self, other) {
        case (.serverFailed, .serverFailed), (.transport, .transport): true
        default: self == other || isLimit && other.isLimit
        }
    }
}
