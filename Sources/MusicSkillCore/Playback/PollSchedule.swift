/// When to ask for the state next. Pure.
package enum PollSchedule {
    package struct Situation: Sendable {
        /// Whether anybody could see the answer.
        package var isWatched: Bool
        package var state: PlaybackState?
        /// Since anything last changed or was commanded.
        package var quietFor: Duration
        /// A reading that has to be repeated before it is believed, or a command whose effect was not seen.
        package var isUnsettled: Bool
        package var failures: Int
        /// What the provider asked for with its last refusal.
        package var retryAfter: Duration?

        package init(
            isWatched: Bool, state: PlaybackState? = nil, quietFor: Duration = .zero, isUnsettled: Bool = false,
            failures: Int = 0, retryAfter: Duration? = nil
        ) {
            self.isWatched = isWatched
            self.state = state
            self.quietFor = quietFor
            self.isUnsettled = isUnsettled
            self.failures = failures
            self.retryAfter = retryAfter
        }
    }

    package static let slowestWhilePlaying = Duration.seconds(30)
    package static let idle = Duration.seconds(60)
    /// After ten minutes of silence.
    package static let asleep = Duration.seconds(300)

    /// - Returns: how long to wait after the last poll, or nothing when nobody is there to see it.
    package static func delay(_ situation: Situation, after lastPoll: TimeSource.Instant) -> Duration? {
        guard situation.isWatched else { return nil }
        if situation.failures > 0 {
            let backoff = Duration.seconds(min(60, 1 << min(situation.failures, 6)))
            return max(backoff, situation.retryAfter ?? .zero)
        }
        if situation.isUnsettled { return .seconds(2) }
        guard let state = situation.state, state.status == .playing else {
            return situation.quietFor < .seconds(600) ? idle : asleep
        }
        guard let duration = state.item?.duration, duration > .zero else { return slowestWhilePlaying }
        let remaining = duration - state.position(at: lastPoll)
        // An item shown beyond its end is a state gone stale, and asking often does not freshen it.
        guard remaining > .zero else { return slowestWhilePlaying }
        // The next item starts when this one ends; a second later its state can be seen.
        return min(remaining + .seconds(1), slowestWhilePlaying)
    }
}

extension PlaybackState {
    /// Where the item is at `instant`: computed, not asked for.
    package func position(at instant: TimeSource.Instant) -> Duration {
        guard status == .playing else { return position }
        let moved = position + observedAt.duration(to: instant)
        guard let duration = item?.duration, duration > .zero else { return moved }
        return min(moved, duration)
    }
}
