import Foundation
import MusicSkillCore

/// JSON as it goes over every wire: stable order, so that equal values are equal bytes.
enum Wire {
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            return Array(try encoder.encode(value))
        } catch {
            // Our own payload types cannot fail to encode; should one ever, the wire shows it.
            return Array(#"{"error":"the payload cannot be encoded"}"#.utf8)
        }
    }

    /// `2026-11-21T12:00:00.250Z`.
    static func timestamp(_ date: Date) -> String {
        date.formatted(
            Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: TimeZone(secondsFromGMT: 0) ?? .gmt))
    }
}
