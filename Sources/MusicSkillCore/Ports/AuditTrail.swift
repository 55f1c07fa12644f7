import Foundation

/// Keeps what was asked for, for as long as people may want to know, and no longer.
package protocol AuditTrail: Sendable {
    /// Durable when it returns. Entries older than ninety days go with every new one.
    func record(_ entry: AuditEntry) async throws(StoreError)

    /// Newest first.
    /// - Parameter account: only those of this account; of all where none is named.
    func entries(of account: String?, limit: Int) async throws(StoreError) -> [AuditEntry]

    /// Deletes everything about an account whose user has left.
    func forget(account: String) async throws(StoreError)
}
