import Foundation

/// Bytes as they arrive, in whatever pieces, to Wyoming's events. Payloads, which are sound, are passed over. Pure.
package struct WyomingDecoder: Sendable {
    /// In bytes.
    package struct Limits: Sendable {
        package var header = 32 * 1024
        package var data = 64 * 1024
        package var payload = 1024 * 1024

        package init() {}
    }

    private enum Stage {
        case header
        /// The event so far, and the lengths of what follows.
        case data(WyomingEvent, length: Int, payload: Int)
        case payload(WyomingEvent, left: Int)
    }

    private let limits: Limits
    private var stage = Stage.header
    private var bytes: [UInt8] = []
    /// How many of `bytes` are known to hold no end of a line.
    private var searched = 0

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Whether an event has begun to arrive.
    package var isAmidEvent: Bool {
        if case .header = stage { !bytes.isEmpty } else { true }
    }

    /// To be followed by ``next()`` until there is none.
    package mutating func append(_ arrived: [UInt8]) {
        bytes += arrived
    }

    /// The next event that is complete; nothing when more bytes are needed. After an error there is no next.
    package mutating func next() throws(WyomingProblem) -> WyomingEvent? {
        while true {
            switch stage {
            case .header:
                guard let line = try takeLine() else { return nil }
                stage = try read(header: line)
            case .data(let event, let length, let payload):
                guard bytes.count >= length else { return nil }
                var whole = event
                if length > 0 {
                    guard case .object(let members) = Self.json(take(length)) else { throw .dataMalformed }
                    whole.data.merge(members) { _, new in new }
                }
                stage = .payload(whole, left: payload)
            case .payload(let event, let left):
                let passed = take(min(left, bytes.count)).count
                stage = .payload(event, left: left - passed)
                guard left == passed else { return nil }
                stage = .header
                return event
            }
        }
    }

    private mutating func takeLine() throws(WyomingProblem) -> [UInt8]? {
        let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
        searched = end ?? bytes.count
        guard searched <= limits.header else { throw .headerTooLong(limit: limits.header) }
        guard let end else { return nil }
        searched = 0
        return take(end + 1)
    }

    private mutating func take(_ count: Int) -> [UInt8] {
        defer { bytes.removeFirst(count) }
        return Array(bytes.prefix(count))
    }

    private func read(header line: [UInt8]) throws(WyomingProblem) -> Stage {
        guard case .object(let header) = Self.json(line) else { throw .headerMalformed }
        guard let type = header["type"]?.text else { throw .typeMissing }
        var event = WyomingEvent(type)
        switch header["data"] {
        case nil, .null: break
        case .object(let members): event.data = members
        default: throw .dataMalformed
        }
        return .data(
            event, length: try length("data_length", in: header, limit: limits.data),
            payload: try length("payload_length", in: header, limit: limits.payload))
    }

    private func length(_ key: String, in header: [String: JSONValue], limit: Int) throws(WyomingProblem) -> Int {
        switch header[key] {
        case nil, .null: return 0
        case .integer(let length) where length > limit: throw .tooLarge(key: key, limit: limit)
        case .integer(let length) where length >= 0: return length
        default: throw .lengthInvalid(key: key)
        }
    }

    /// - Returns: nothing where the bytes are no JSON in UTF-8.
    private static func json(_ bytes: [UInt8]) -> JSONValue? {
        String(validating: bytes, as: UTF8.self).flatMap { JSONValue(Array($0.utf8)) }
    }
}
