package import Foundation

package struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    package let message: String
    package init(_ message: String) { self.message = message }
    package var description: String { message }
}

/// Small durable facts, by name. Every write is on disk when the call returns, but for what a ``LateStore`` is given to
/// set.
///
/// A call that has to wait for others throws when its caller is cancelled.
package protocol KeyValueStore: Sendable {
    func value(for key: String) async throws(StoreError) -> Data?
    /// `expires`: civil time after which the entry counts as absent.
    func set(_ value: Data, for key: String, expires: Date?) async throws(StoreError)
    /// Stores only where there is nothing yet: true for exactly one of several callers.
    func claim(_ key: String, value: Data, expires: Date?) async throws(StoreError) -> Bool
    /// Puts `new` where `old` still is, and keeps no expiry. False, and nothing done, where another process was there
    /// meanwhile.
    func replace(_ old: Data, by new: Data, for key: String) async throws(StoreError) -> Bool
    func remove(_ key: String) async throws(StoreError)
    /// All entries whose names begin so, at once or not at all.
    func removeAll(prefix: String) async throws(StoreError)
    /// The names that begin so, in the order of their bytes.
    func keys(prefix: String) async throws(StoreError) -> [String]
}
