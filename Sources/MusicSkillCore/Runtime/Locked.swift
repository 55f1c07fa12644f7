import Foundation

/// A value behind a lock, for short synchronous state that C callbacks or `deinit` touch.
///
/// An `NSLock` and not `Synchronization.Mutex`: ThreadSanitizer on Linux reports false races inside the latter.
/// Never call out (publish, resume a continuation, take another lock) from inside `withLock`.
package final class Locked<Value>: @unchecked Sendable {
    // Sendable because `value` is only reached while `lock` is held.
    private let lock = NSLock()
    private var value: Value

    package init(_ value: sending Value) {
        self.value = value
    }

    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
