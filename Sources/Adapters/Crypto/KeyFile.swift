import Foundation
package import MusicSkillCore

/// The key under which tokens are sealed, from the first of: the variable `MUSICSKILL_KEY` (32 bytes in hexadecimal
/// or base64; empty counts as unset), `musicskill.key` among systemd's credentials, `musicskill.key` in the data
/// directory. The last is made where it is missing, and never written over: all that is sealed would be lost with it.
package struct KeyFile {
    package static let name = "musicskill.key"
    package static let variable = "MUSICSKILL_KEY"

    private let directory: String
    private let environment: [String: String]
    private let cryptography: any Cryptography

    package init(directory: String, environment: [String: String], cryptography: any Cryptography) {
        self.directory = directory
        self.environment = environment
        self.cryptography = cryptography
    }

    package func load() throws(StoreError) -> Secret<[UInt8]> {
        if let text = environment[Self.variable], !text.isEmpty {
            guard let key = Self.decode(text) else {
                throw StoreError(
                    "\(Self.variable): expected 32 bytes as 64 hexadecimal digits or in base64; "
                        + "`openssl rand -hex 32` makes such a key")
            }
            return key
        }
        if let credentials = environment["CREDENTIALS_DIRECTORY"] {
            // The unit may hand over other credentials only. systemd guards them; their modes are its own.
            let path = credentials + "/" + Self.name
            if FileManager.default.fileExists(atPath: path) { return try read(path) }
        }
        let path = (directory as NSString).appendingPathComponent(Self.name)
        if FileManager.default.fileExists(atPath: path) {
            try refuseIfOthersCanRead(path)
        } else {
            try PrivateFile.createDirectory(directory)
            try PrivateFile.create(path, content: try newKey())
        }
        return try read(path)
    }

    private func newKey() throws(StoreError) -> [UInt8] {
        do throws(CryptographyError) {
            return try cryptography.randomBytes(OpenSSLCryptography.keyLength)
        } catch {
            throw StoreError("no key could be made: \(error)")
        }
    }

    private func read(_ path: String) throws(StoreError) -> Secret<[UInt8]> {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw StoreError("\(path): the key cannot be read; let this user read it")
        }
        guard content.count == OpenSSLCryptography.keyLength else {
            throw StoreError(
                "\(path): expected a key of 32 bytes, found \(content.count); "
                    + "restore it from a backup, or delete it and log in again")
        }
        return Secret(Array(content))
    }

    private func refuseIfOthersCanRead(_ path: String) throws(StoreError) {
        let mode: Int
        do {
            mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        } catch {
            throw StoreError("\(path): the key cannot be looked at; let this user read it")
        }
        guard mode & 0o077 == 0 else {
            throw StoreError(
                "\(path): others than its owner can read the key (mode \(String(mode, radix: 8))); "
                    + "`chmod 600 \(path)`, and log in again if others use this machine")
        }
    }

    /// - Returns: nothing unless `text` stands for exactly 32 bytes.
    private static func decode(_ text: String) -> Secret<[UInt8]>? {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let bytes = hexadecimal(text) ?? Data(base64Encoded: text).map(Array.init)
        return bytes?.count == OpenSSLCryptography.keyLength ? bytes.map(Secret.init) : nil
    }

    private static func hexadecimal(_ text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count == 2 * OpenSSLCryptography.keyLength else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
