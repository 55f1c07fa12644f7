import Foundation
import MusicSkillCore

/// A closure in civil time. It never lasts longer than it was made for, even if the clock was set back meanwhile.
struct SavedClosure: Codable {
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
