package import Foundation

/// Requests per endpoint on one day, UTC.
package struct CallCount: Sendable, Equatable {
    private var day = 0
    private var counts: [String: Int] = [:]

    package init() {}

    package mutating func add(_ endpoint: String, on date: Date) {
        let today = Self.day(of: date)
        if day != today {
            day = today
            counts = [:]
        }
        counts[endpoint, default: 0] += 1
    }

    package func today(_ date: Date) -> [String: Int] {
        day == Self.day(of: date) ? counts : [:]
    }

    private static func day(of date: Date) -> Int {
        Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
    }
}
