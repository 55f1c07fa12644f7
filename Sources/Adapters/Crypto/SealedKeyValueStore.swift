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
        do throws(CryptographyError) {
            return Data(try cryptography.open(Array(sealed), key: self.key, purpose: key))
        } catch {
            throw StoreError(
                "\(key): what is stored does not open with this key; "
                    + "restore the key it was stored under, or log in again")
        }
    }

    package func set(_ value: Data, for key: String, expires: Date?) async throws(StoreError) {
        try await store.set(try seal(value, for: key), for: key, expires: expires)
    }

    package func claim(_ key: String, value: Data, expires: Date?) async throws(StoreError) -> Bool {
        try await store.claim(key, value: try seal(value, for: key), expires: expires)
    }

    package func remove(_ key: String) async throws(StoreError) {
        try await store.remove(key)
    }

    private func seal(_ value: Data, for key: String) throws(StoreError) -> Data {
        do throws(CryptographyError) {
            return Data(try cryptography.seal(Array(value), key: self.key, purpose: key))
        } catch {
            throw StoreError("\(key): cannot be stored, sealing failed: \(error)")
        }
    }
}
