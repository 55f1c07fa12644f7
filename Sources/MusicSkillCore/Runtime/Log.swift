package import Foundation

/// A structured log line for people and machines. Values are shown as they are: secrets travel as ``Secret``.
package struct Log: Sendable {
    /// - `debug`: what a developer needs to follow one request.
    /// - `info`: what an owner wants to see on a good day: start, stop, a command and its outcome.
    /// - `warning`: something failed and was dealt with; nobody has to act now.
    /// - `error`: someone has to act.
    package enum Level: String, Sendable, CaseIterable, Comparable, Codable {
        case debug, info, warning, error

        package static func < (left: Level, right: Level) -> Bool {
            allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
        }
    }

    package struct Entry: Sendable {
        package let date: Date
        package let level: Level
        /// The part of the service that speaks: `mqtt`, `spotify`, `skills`.
        package let category: String
        package let message: String
        package let fields: [(name: String, value: String)]
    }

    private let category: String
    private let minimum: @Sendable () -> Level
    private let wallClock: @Sendable () -> Date
    private let sink: @Sendable (Entry) -> Void

    /// - Parameter minimum: what is less important is not written; asked anew for each line.
    package init(
        category: String = "service", minimum: @autoclosure @escaping @Sendable () -> Level = .info,
        wallClock: @escaping @Sendable () -> Date = TimeSource.system.wallClock,
        sink: @escaping @Sendable (Entry) -> Void
    ) {
        self.category = category
        self.minimum = minimum
        self.wallClock = wallClock
        self.sink = sink
    }

    /// The same log, speaking for another part of the service.
    package func of(_ category: String) -> Log {
        Log(category: category, minimum: self.minimum(), wallClock: wallClock, sink: sink)
    }

    package static let silent = Log(minimum: .error, sink: { _ in })

    package typealias Fields = KeyValuePairs<String, any CustomStringConvertible>

    package func debug(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> Fields = [:]) {
        write(.debug, message, fields)
    }

    package func info(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> Fields = [:]) {
        write(.info, message, fields)
    }

    package func warning(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> Fields = [:]) {
        write(.warning, message, fields)
    }

    package func error(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> Fields = [:]) {
        write(.error, message, fields)
    }

    private func write(_ level: Level, _ message: () -> String, _ fields: () -> Fields) {
        guard level >= minimum() else { return }
        sink(
            Entry(
                date: wallClock(), level: level, category: category, message: message(),
                fields: fields().map { ($0.key, $0.value.description) }))
    }
}
