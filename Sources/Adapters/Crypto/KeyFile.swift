import Foundation
package import MusicSkillCore

/// The key under which tokens are sealed, from the first of: the variable `MUSICSKILL_KEY` (32 bytes in hexadecimal
/// or base64; empty counts as unset), `musicskill.key` among systemd's credentials, `musicskill.key` in the data
/// directory. Only the last is ever made here, and it is never written over: all that is sealed would be lost with it.
package struct KeyFile {
    package static let name = "musicskill.key"
    package static let variable = "MUSICSKILL_KEY"

    /// Where the key comes from.
    package enum Place: Sendable, Equatable, CustomStringConvertible {
        case variable
        case credential(path: String)
        case dataFolder(path: String)

        package var description: String {
            switch self {
            case .variable: KeyFile.variable
            case .credential(let path), .dataFolder(let path): path
            }
        }
    }

    private let directory: String
    private let environment: [String: String]
    private let cryptography: any Cryptography

    package init(directory: String, environment: [String: String], cryptography: any Cryptography) {
        self.directory = directory
        self.environment = environment
        self.cryptography = cryptography
    }

    package var place: Place {
        if let text = environment[Self.variable], !text.isEmpty { return .variable }
        if let credentials = environment["CREDENTIALS_DIRECTORY"] {
            // The unit may hand over other credentials only.
            let path = credentials + "/" + Self.name
            if FileManager.default.fileExists(atPath: path) { return .credential(path: path) }
        }
        return .dataFolder(path: path)
    }

    private var path: String { (directory as NSString).appendingPathComponent(Self.name) }
    /// The next key, while everything is sealed anew under it.
    private var nextPath: String { path + ".new" }

    /// - Returns: nothing where the data directory has no key yet.
    func load() throws(StoreError) -> Secret<[UInt8]>? {
        switch place {
        case .variable:
            guard let key = Self.decode(environment[Self.variable] ?? "") else {
                throw StoreError(
                    "\(Self.variable): expected 32 bytes as 64 hexadecimal digits or in base64; "
                        + "`openssl rand -hex 32` makes such a key")
            }
            return key
        // systemd guards its credentials; their modes are its own.
        case .credential(let path): return try Self.read(path)
        case .dataFolder(let path):
            return FileManager.default.fileExists(atPath: path) ? try Self.readPrivate(path) : nil
        }
    }

    /// Makes the key of the data directory.
    func create() throws(StoreError) -> Secret<[UInt8]> { try create(path) }

    /// The key that is to replace the data directory's own; nothing where none is under way.
    func loadNext() throws(StoreError) -> Secret<[UInt8]>? {
        guard case .dataFolder = place, FileManager.default.fileExists(atPath: nextPath) else { return nil }
        return try Self.readPrivate(nextPath)
    }

    /// Makes the next key. One that was made before and never came into use gives way.
    func createNext() throws(StoreError) -> Secret<[UInt8]> {
        guard unlink(nextPath) == 0 || errno == ENOENT else {
            throw StoreError("\(nextPath): cannot be removed; let this user write there")
        }
        return try create(nextPath)
    }

    /// Puts the next key in the place of the present one.
    func promoteNext() throws(StoreError) { try PrivateFile.move(nextPath, over: path) }

    private func create(_ path: String) throws(StoreError) -> Secret<[UInt8]> {
        let key: [UInt8]
        do throws(CryptographyError) {
            key = try cryptography.randomBytes(OpenSSLCryptography.keyLength)
        } catch {
            throw StoreError("no key could be made: \(error)")
        }
        try PrivateFile.createDirectory(directory)
        try PrivateFile.create(path, content: key)
        return Secret(key)
    }

    /// A key of 32 bytes that only its owner can read.
    static func readPrivate(_ path: String) throws(StoreError) -> Secret<[UInt8]> {
        try refuseIfOthersCanRead(path)
        return try read(path)
    }

    private static func read(_ path: String) throws(StoreError) -> Secret<[UInt8]> {
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

    private static func refuseIfOthersCanRead(_ path: String) throws(StoreError) {
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
