import Foundation

/// One event of the Wyoming protocol: a header of JSON on one line, then the data it announces, a JSON object.
/// https://github.com/OHF-Voice/wyoming, README.md
package struct WyomingEvent: Sendable, Equatable {
    package var type: String
    package var data: [String: JSONValue]

    package init(_ type: String, _ data: [String: JSONValue] = [:]) {
        self.type = type
        self.data = data
    }

    /// As it goes over the wire. The data never stands in the header: the reference reader takes short lines only.
    package func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = data.isEmpty ? Data() : try encoder.encode(data)
        var header: [String: JSONValue] = ["type": .string(type)]
        if !body.isEmpty { header["data_length"] = .integer(body.count) }
        return try encoder.encode(header) + [UInt8(ascii: "\n")] + body
    }
}

/// What a peer sent that is no event. The connection cannot go on: nobody knows where the next event begins.
package enum WyomingProblem: Error, Equatable, Sendable, CustomStringConvertible {
    case headerTooLong(limit: Int)
    /// Not one line of UTF-8 with a JSON object.
    case headerMalformed
    case typeMissing
    /// `data_length` or `payload_length` is no whole number, or negative.
    case lengthInvalid(key: String)
    case tooLarge(key: String, limit: Int)
    /// Not UTF-8 with a JSON object.
    case dataMalformed

    package var description: String {
        switch self {
        case .headerTooLong(let limit): "the header is longer than \(limit) bytes"
        case .headerMalformed: "the header is not a JSON object on one line"
        case .typeMissing: "the header has no type"
        case .lengthInvalid(let key): "\(key) is not a length"
        case .tooLarge(let key, let limit): "\(key) is larger than \(limit)"
        case .dataMalformed: "the data is not a JSON object"
        }
    }
}
