import CSQLite
import Foundation
package import MusicSkillCore

/// Seals everything anew under another key. A crash at any moment leaves one key that opens everything: the next key
/// is on disk before the rows change, these change in one transaction, and who opens the store takes the key that fits.
///
/// Nobody else may use the data folder meanwhile: hold a ``FolderLock``.
package struct KeyRotation {
    private let database: Database
    private let keyFile: KeyFile
    private let cryptography: any Cryptography

    package init(database: Database, keyFile: KeyFile, cryptography: any Cryptography) {
        self.database = database
        self.keyFile = keyFile
        self.cryptography = cryptography
    }

    /// - Parameter given: a file with the next key; needed where the present one is handed over from outside, and
    ///   allowed nowhere else.
    /// - Returns: how many entries are sealed under the next key now.
    package func rotate(to given: String?) async throws(StoreError) -> Int {
        guard let present = try keyFile.load() else {
            throw StoreError("\(keyFile.place): there is no key yet, and nothing sealed; musicskill login makes one")
        }
        switch (keyFile.place, given) {
        case (.dataFolder, nil):
            let count = try await seal(from: present, to: try keyFile.createNext())
            try keyFile.promoteNext()
            return count
        case (.dataFolder(let path), .some):
            throw StoreError("\(path): is the service's own key, which it replaces by one it makes; leave out the file")
        case (let place, nil):
            throw StoreError(
                "\(place): this key comes from outside, so the next one has to: "
                    + "`openssl rand 32 > FILE`, then musicskill key rotate --new-key-file FILE")
        case (_, let file?):
            return try await seal(from: present, to: try KeyFile.readPrivate(file))
        }
    }

    private func seal(from old: Secret<[UInt8]>, to new: Secret<[UInt8]>) async throws(StoreError) -> Int {
        try await database.transaction { [cryptography] connection throws(SQLiteError) in
            var count = 0
            for row in try connection.rows("SELECT key, value FROM kv") {
                guard let name = row[0].text, let value = row[1].blob else { continue }
                let sealed: Data?
                do throws(CryptographyError) {
                    sealed = try Self.seal(value, of: name, from: old, to: new, cryptography)
                } catch {
                    throw SQLiteError(code: SQLITE_ABORT, message: "\(name): \(error)", path: connection.path)
                }
                guard let sealed else { continue }
                try connection.rows("UPDATE kv SET value = ? WHERE key = ?", [.blob(sealed), .text(name)])
                count += 1
            }
            return count
        }
    }

    /// - Returns: nothing where the entry was not sealed under the old key: most entries are plain.
    private static func seal(
        _ value: Data, of name: String, from old: Secret<[UInt8]>, to new: Secret<[UInt8]>,
        _ cryptography: any Cryptography
    ) throws(CryptographyError) -> Data? {
        let plain: [UInt8]
        do throws(CryptographyError) {
            plain = try cryptography.open(Array(value), key: old, purpose: name)
        } catch .notAuthentic {
            return nil
        }
        return Data(try cryptography.seal(plain, key: new, purpose: name))
    }
}
