package import Foundation

/// Requests per endpoint and day (UTC), of the last seven days.
package struct CallCount: Sendable, Equatable {
    package static let span = 7

    private var days: [String: [String: Int]] = [:]

    package init() {}

    package mutating func add(_ endpoint: String, on date: Date) {
        days[Self.day(of: date), default: [:]][endpoint, default: 0] += 1
        // One more than is told, since a machine without a clock of its own begins its day in 1970.
        while days.count > Self.span + 1, let oldest = days.keys.min() { days[oldest] = nil }
    }

    /// Takes in what an earlier run counted on that day.
    package mutating func add(_ counts: [String: Int], on day: String) {
        days[day, default: [:]].merge(counts, uniquingKeysWith: +)
    }

    /// By `GET /me/player`.
    package func counts(on day: String) -> [String: Int] {
        days[day] ?? [:]
    }

    /// All requests of each of the last seven days, by `2026-11-21`; days without any are zero.
    package func totals(until date: Date) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: Self.recentDays(until: date).map { ($0, counts(on: $0).values.reduce(0, +)) })
    }

    /// `2026-11-21`.
    package static func day(of date: Date) -> String {
        date.formatted(.iso8601.year().month().day())
    }

    package static func recentDays(until date: Date) -> [String] {
        (0..<span).map { day(of: date.addingTimeInterval(-86_400 * Double($0))) }
    }
}
