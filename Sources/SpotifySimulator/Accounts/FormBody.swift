import Foundation

/// The fields of an `application/x-www-form-urlencoded` body.
struct FormBody: Sendable {
    private let fields: [String: String]

    init(_ bytes: [UInt8]) {
        let pairs = String(decoding: bytes, as: UTF8.self).split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(Self.decoded)
            return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        }
        fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Absent when missing or empty.
    subscript(_ name: String) -> String? {
        fields[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
