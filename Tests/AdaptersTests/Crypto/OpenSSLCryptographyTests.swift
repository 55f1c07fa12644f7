import Foundation
import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct OpenSSLCryptographyTests {
    private let cryptography = OpenSSLCryptography()
    private let key = Secret([UInt8](0..<32))

    /// FIPS 180-4: NIST's examples for SHA-256, and the empty text.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 gives the standard's digests`(text: String, digest: String) {
        #expect(hexadecimal(cryptography.sha256(Array(text.utf8))) == digest)
    }

    struct Vector: Sendable {
        var key, nonce, plain, purpose, sealed: String
    }

    /// McGrew and Viega, The Galois/Counter Mode of Operation, appendix B: test cases 13, 14 and 16 (256-bit keys).
    @Test(arguments: [
        Vector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), plain: "", purpose: "",
            sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
            plain: String(repeating: "00", count: 16), purpose: "",
            sealed: "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888",
            plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            purpose: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"),
    ])
    func `AES-256-GCM gives the standard's texts and tags`(vector: Vector) throws {
        let sealed = try cryptography.seal(
            bytes(vector.plain), key: Secret(bytes(vector.key)), purpose: bytes(vector.purpose),
            nonce: bytes(vector.nonce))
        #expect(hexadecimal(sealed) == vector.sealed)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 5000])
    func `what was sealed opens, with nonce and tag around it and never twice alike`(length: Int) throws {
        let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = try cryptography.seal(plain, key: key, purpose: "spotify/token")
        #expect(sealed.count == 12 + length + 16)
        #expect(try cryptography.open(sealed, key: key, purpose: "spotify/token") == plain)
        #expect(try cryptography.seal(plain, key: key, purpose: "spotify/token") != sealed)
    }

    @Test func `another purpose, another key, any changed byte or a cut is not authentic`() throws {
        let sealed = try cryptography.seal(Array("secret".utf8), key: key, purpose: "a")
        let other = Secret([UInt8](repeating: 1, count: 32))
        #expect(throws: CryptographyError.notAuthentic) { try cryptography.open(sealed, key: key, purpose: "b") }
        #expect(throws: CryptographyError.notAuthentic) { try cryptography.open(sealed, key: key, purpose: "") }
        #expect(throws: CryptographyError.notAuthentic) { try cryptography.open(sealed, key: other, purpose: "a") }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CryptographyError.notAuthentic) { try cryptography.open(changed, key: key, purpose: "a") }
            let cut = Array(sealed.prefix(index))
            #expect(throws: CryptographyError.notAuthentic) { try cryptography.open(cut, key: key, purpose: "a") }
        }
    }

    @Test func `a key of the wrong length is refused`() {
        let error = CryptographyError.failed("expected a key of 32 bytes, found 16")
        #expect(throws: error) { try cryptography.seal([1], key: Secret([UInt8](0..<16)), purpose: "a") }
    }

    @Test func `random bytes differ`() throws {
        let draws = try Set((0..<100).map { _ in try cryptography.randomBytes(32) })
        #expect(draws.count == 100 && draws.allSatisfy { $0.count == 32 })
        #expect(try cryptography.randomBytes(0) == [])
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }

    private func bytes(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
