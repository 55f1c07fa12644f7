import Foundation
import MusicSkillCore

/// Log lines on standard error, for people or for machines.
enum LogSink {
    static func make(_ format: Configuration.Logging.Format, console: Console) -> @Sendable (Log.Entry) -> Void {
        switch format {
        case .text: { console.complain(text($0, console: console)) }
        case .json: { console.complain(json($0)) }
        }
    }

    private static func text(_ entry: Log.Entry, console: Console) -> String {
        let time = Wire.timestamp(entry.date).dropFirst(11).prefix(12)
        let fields = entry.fields.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: " ")
        let colour: Console.Colour =
            switch entry.level {
            case .debug: .grey
            case .info: .green
            case .warning: .yellow
            case .error: .red
            }
        let level = console.coloured(entry.level.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0), colour)
        return "\(time) \(level) \(entry.category): \(entry.message)\(fields.isEmpty ? "" : "  \(fields)")"
    }

    private static func json(_ entry: Log.Entry) -> String {
        struct Line: Encodable {
            var time: String
            var level: String
            var category: String
            var message: String
            var fields: [String: String]
        }
        let line = Line(
            time: Wire.timestamp(entry.date), level: entry.level.rawValue, category: entry.category,
            message: entry.message,
            fields: Dictionary(entry.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
        return String(decoding: Wire.encode(line), as: UTF8.self)
    }

    /// A value from outside must not be able to fake a line of its own.
    private static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.allSatisfy { !$0.isWhitespace && $0 != "\"" && !$0.isNewline }
        let isClean = !value.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return isPlain && isClean ? value : String(reflecting: value)
    }
}
