package import Foundation

/// A value as SQLite keeps it: https://www.sqlite.org/datatype3.html
package enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob(Data)

    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    package var blob: Data? {
        if case .blob(let value) = self { value } else { nil }
    }
}

extension SQLiteValue {
    /// Civil time as seconds since 1970; nothing as NULL.
    package static func date(_ date: Date?) -> SQLiteValue {
        date.map { .real($0.timeIntervalSince1970) } ?? .null
    }
}
