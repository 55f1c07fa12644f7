import Foundation
import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct KeyFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("state/musicskill.key") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func keyFile(_ environment: [String: String] = [:]) -> KeyFile {
        KeyFile(directory: folder.file("state"), environment: environment, cryptography: OpenSSLCryptography())
    }

    private func load(_ environment: [String: String] = [:]) throws -> [UInt8]? {
        try keyFile(environment).load()?.reveal()
    }

    private func write(_ bytes: [UInt8], to path: String, mode: Int = 0o600) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func `a missing key is made when asked for, private, and never over another`() throws {
        #expect(try load() == nil)
        let key = try keyFile().create().reveal()
        #expect(key.count == 32 && Set(key).count > 8)
        #expect(try TemporaryFolder.permissions(path) == 0o600)
        #expect(try TemporaryFolder.permissions(folder.file("state")) == 0o700)
        #expect(throws: StoreError.self) { try keyFile().create() }
        #expect(try load() == key)
    }

    @Test(arguments: [0, 31, 33])
    func `a key of the wrong length is told, and stays as it is`(length: Int) throws {
        let bytes = [UInt8](repeating: 7, count: length)
        try write(bytes, to: path)
        let error = try #require(throws: StoreError.self) { try load() }
        #expect(
            error.message == "\(path): expected a key of 32 bytes, found \(length); "
                + "restore it from a backup, or delete it and log in again")
        #expect(FileManager.default.contents(atPath: path) == Data(bytes))
    }

    @Test(arguments: [0o640, 0o604, 0o666])
    func `a key that others can read is refused`(mode: Int) throws {
        try write([UInt8](repeating: 7, count: 32), to: path, mode: mode)
        let error = try #require(throws: StoreError.self) { try load() }
        #expect(error.message.contains("mode \(String(mode, radix: 8))") && error.message.contains("chmod 600 \(path)"))
    }

    @Test(arguments: [
        "000102030405060708090A0B0C0D0E0F101112131415161718191a1b1c1d1e1f\n",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    ])
    func `a key from the environment comes first and makes no file`(text: String) throws {
        #expect(try load(["MUSICSKILL_KEY": text]) == Array(0..<32))
        #expect(try folder.names.isEmpty)
    }

    @Test(arguments: [" ", "00010203", "AAECAw==", String(repeating: "zz", count: 32)])
    func `a variable that is no key is told without showing it`(text: String) throws {
        let error = try #require(throws: StoreError.self) { try load(["MUSICSKILL_KEY": text]) }
        #expect(error.message.hasPrefix("MUSICSKILL_KEY: expected 32 bytes as 64 hexadecimal digits or in base64"))
        #expect(text == " " || !error.message.contains(text))
        #expect(try folder.names.isEmpty)
    }

    @Test func `a credential of systemd is taken where there is one`() throws {
        let credentials = ["CREDENTIALS_DIRECTORY": folder.file("credentials")]
        let own = try keyFile(credentials).create().reveal()
        try write([UInt8](repeating: 9, count: 32), to: folder.file("credentials/musicskill.key"), mode: 0o440)
        #expect(try load(credentials) == [UInt8](repeating: 9, count: 32))
        #expect(try load() == own)
    }
}
