import Foundation
package import MusicSkillCore

extension SealedKeyValueStore {
    /// Sealed with the first use of a key, and by that the proof which key everything else is sealed under.
    private static let mark = "seal"

    /// Opens what is sealed in `store` under the key of `keyFile`, which is made only where nothing is sealed yet.
    /// Completes a rotation of the key that was cut short.
    /// - Throws: where the key is missing or another one; nothing is changed then.
    package static func open(
        store: any KeyValueStore, keyFile: KeyFile, cryptography: any Cryptography
    ) async throws(StoreError) -> SealedKeyValueStore {
        guard try await store.value(for: mark) != nil else {
            let key = if let present = try keyFile.load() { present } else { try keyFile.create() }
            let sealed = SealedKeyValueStore(store: store, cryptography: cryptography, key: key)
            _ = try await sealed.claim(mark, value: Data(), expires: nil)
            return sealed
        }
        let key = try keyFile.load()
        if let key {
            let sealed = SealedKeyValueStore(store: store, cryptography: cryptography, key: key)
            if await sealed.opensMark() { return sealed }
        }
        if let key = try keyFile.loadNext() {
            let sealed = SealedKeyValueStore(store: store, cryptography: cryptography, key: key)
            if await sealed.opensMark() {
                try keyFile.promoteNext()
                return sealed
            }
        }
        throw StoreError(
            "\(keyFile.place): \(key == nil ? "the key is missing" : "this is another key than") "
                + "the one the stored logins are sealed under; restore it from a backup")
    }

    private func opensMark() async -> Bool {
        do {
            return try await value(for: Self.mark) != nil
        } catch {
            // Which key is the right one is found out by trying.
            return false
        }
    }
}
