import Foundation
import MusicSkillCore

/// One reading of both clocks: the monotonic one moves players and windows, the civil one is what answers show.
struct Moment: Sendable {
    let instant: TimeSource.Instant
    let date: Date

    init(_ time: TimeSource) {
        instant = time.now()
        date = time.wallClock()
    }

    /// The civil time of another instant.
    func date(of other: TimeSource.Instant) -> Date {
        date.addingTimeInterval((other - instant).seconds)
    }
}

extension Date {
    var millisecondsSince1970: Int { Int((timeIntervalSince1970 * 1000).rounded()) }

    /// `2026-11-21T12:00:00Z`, the form of `added_at` and `played_at`.
    var iso8601: String { formatted(.iso8601) }
}
