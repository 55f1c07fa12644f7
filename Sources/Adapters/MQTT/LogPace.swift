import MusicSkillCore

/// Lets a repeating log line through at once, and then at most every ten seconds.
struct LogPace {
    private static let interval = Duration.seconds(10)
    private var last: TimeSource.Instant?
    private var heldBack = 0

    /// - Returns: how many times the line was due since it was last written, this time included; nothing to hold it
    ///   back.
    mutating func admit(at now: TimeSource.Instant) -> Int? {
        if let last, now - last < Self.interval {
            heldBack += 1
            return nil
        }
        defer { heldBack = 0 }
        last = now
        return heldBack + 1
    }
}
