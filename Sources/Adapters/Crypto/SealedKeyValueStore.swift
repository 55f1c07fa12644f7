package import Foundation
package import MusicSkillCore

/// Keeps values so that the file below shows nothing of them: each is sealed under its own name, and so neither opens
/// under another name nor after a change. Names, sizes and expiry stay readable.
package struct SealedKeyValueStore: KeyValueStore {
    private let store: any KeyValueStore
    private let cryptography: any Cryptography
    private let key: Secret<[UInt8]>

    package init(store: any KeyValueStore, cryptography: any Cryptography, key: Secret<[UInt8]>) {
        self.store = store
        self.cryptography = cryptography
        self.key = key
    }

    package func value(for key: String) async throws(StoreError) -> Data? {
        guard let sealed = try await store.value(for: key) else { return nil }
        return try open(sealed, for: key)
    }

    package func set(_ value: Data, for key: String, expires: Date?) async throws(StoreError) {
        try await store.set(try seal(value, for: key), for: key, expires: expires)
    }

    package func claim(_ key: String, value: Data, expires: Date?) async throws(StoreError) -> Bool {
        try await store.claim(key, value: try seal(value, for: key), expires: expires)
    }

    /// Compares what the seals hold: no two seals of one value are alike.
    package func replace(_ old: Data, by new: Data, for key: String) async throws(StoreError) -> Bool {
        guard let sealed = try await store.value(for: key), try open(sealed, for: key) == old else { return false }
        return try await store.replace(sealed, by: try seal(new, for: key), for: key)
    }

    package func remove(_ key: String) async throws(StoreError) {
        try await store.remove(key)
    }

    package func removeAll(prefix: String) async throws(StoreError) {
        try await store.removeAll(prefix: prefix)
    }

    package func keys(prefix: String) async throws(StoreError) -> [String] {
        try await store.keys(prefix: prefix)
    }

    private func open(_ sealed: Data, for key: String) throws(StoreError) -> Data {
        do throws(CryptographyError) {
            return Data(try cryptography.open(Array(sealed), key: self.key, purpose: key))
        } catch {
            throw StoreError(
                "\(key): what is stored does not open with this key; "
                    + "restore the key it was stored under, or log in again")
        }
    }

    private func seal(_ value: Data, for key: String) throws(StoreError) -> Data {
        do throws(CryptographyError) {
            return Data(try cryptography.seal(Array(value), key: self.key, purpose: key))
        } catch {
            throw StoreError("\(key): cannot be stored, sealing failed: \(error)")
        }
    }
}
