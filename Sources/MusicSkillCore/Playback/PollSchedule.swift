/// When to ask for the state next. Pure.
///
/// Nothing here waits on a validator: nobody has seen `GET /me/player` send an `ETag`, and a conditional request counts
/// as a request all the same, so the only saving is to ask less.
package enum PollSchedule {
    package struct Situation: Sendable {
        /// Whether anybody could see the answer.
        package var isWatched: Bool
        package var state: PlaybackState?
        /// A reading that has to be repeated before it is believed, or a command whose effect was not seen.
        package var isUnsettled: Bool
        package var failures: Int
        /// What the provider asked for with its last refusal.
        package var retryAfter: Duration?

        package init(
            isWatched: Bool, state: PlaybackState? = nil, isUnsettled: Bool = false, failures: Int = 0,
            retryAfter: Duration? = nil
        ) {
            self.isWatched = isWatched
            self.state = state
            self.isUnsettled = isUnsettled
            self.failures = failures
            self.retryAfter = retryAfter
        }
    }

    package static let slowestWhilePlaying = Duration.seconds(30)
    package static let idle = Duration.seconds(60)
    /// While nobody looks, so that what is known is never quite wrong.
    package static let unwatched = Duration.seconds(300)

    /// - Returns: how long to wait after the last poll.
    package static func delay(_ situation: Situation, after lastPoll: TimeSource.Instant) -> Duration {
        let patience = situation.isWatched ? Duration.zero : unwatched
        if situation.failures > 0 {
            let backoff = Duration.seconds(min(60, 1 << min(situation.failures, 6)))
            return max(backoff, situation.retryAfter ?? .zero, patience)
        }
        return max(usual(situation, after: lastPoll), patience)
    }

    private static func usual(_ situation: Situation, after lastPoll: TimeSource.Instant) -> Duration {
        if situation.isUnsettled { return .seconds(2) }
        guard let state = situation.state, state.status == .playing else { return idle }
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
