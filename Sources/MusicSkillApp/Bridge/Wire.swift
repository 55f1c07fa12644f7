import Foundation
import MusicSkillCore

/// JSON as it goes over every wire: stable order, so that equal values are equal bytes.
enum Wire {
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(timestamp(date))
        }
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

extension DocumentNode: Encodable {
    /// As JSON; what was written plain becomes the number, truth value or null that it looks like.
    package func encode(to encoder: any Encoder) throws {
        switch content {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .scalar(let text, let isQuoted, _):
            var container = encoder.singleValueContainer()
            if !isQuoted, let number = Int(text) {
                try container.encode(number)
            } else if !isQuoted, let truth = Bool(text) {
                try container.encode(truth)
            } else {
                try container.encode(text)
            }
        case .sequence(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .mapping(let entries):
            var container = encoder.container(keyedBy: FieldName.self)
            for entry in entries { try container.encode(entry.value, forKey: FieldName(stringValue: entry.key)) }
        }
    }
}
