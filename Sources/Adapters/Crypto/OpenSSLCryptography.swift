import COpenSSL
package import MusicSkillCore

/// SHA-256, random bytes and AES-256-GCM from OpenSSL's libcrypto. The only place that sees its pointers.
package struct OpenSSLCryptography: Cryptography {
    static let nonceLength = 12
    static let tagLength = 16
    static let keyLength = 32

    package init() {}

    package func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        // Fails only where libcrypto itself cannot load its default algorithms.
        let isDone = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
        precondition(isDone == 1, "libcrypto has no SHA-256")
        return digest
    }

    package func randomBytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw .failed("no random bytes to be had") }
        return bytes
    }

    package func seal(
        _ plain: [UInt8], key: Secret<[UInt8]>, purpose: String
    ) throws(CryptographyError) -> [UInt8] {
        let nonce = try randomBytes(Self.nonceLength)
        return nonce + (try seal(plain, key: key, purpose: Array(purpose.utf8), nonce: nonce))
    }

    package func open(
        _ sealed: [UInt8], key: Secret<[UInt8]>, purpose: String
    ) throws(CryptographyError) -> [UInt8] {
        guard sealed.count >= Self.nonceLength + Self.tagLength else { throw .notAuthentic }
        let cipher = try GCM(key: key, nonce: sealed.prefix(Self.nonceLength), isSealing: false)
        try cipher.authenticate(Array(purpose.utf8))
        let plain = try cipher.update(sealed.dropFirst(Self.nonceLength).dropLast(Self.tagLength))
        try cipher.verify(sealed.suffix(Self.tagLength))
        return plain
    }

    /// With a nonce from outside, as the standard's test vectors need it. A nonce must never serve twice under one key.
    /// - Returns: the sealed bytes and the tag.
    func seal(
        _ plain: [UInt8], key: Secret<[UInt8]>, purpose: [UInt8], nonce: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        let cipher = try GCM(key: key, nonce: nonce[...], isSealing: true)
        try cipher.authenticate(purpose)
        return try cipher.update(plain[...]) + cipher.tag()
    }
}

/// One use of AES-256-GCM (NIST SP 800-38D): nonce in, purpose in, text through, tag out or checked.
private final class GCM {
    private let context: OpaquePointer

    init(key: Secret<[UInt8]>, nonce: ArraySlice<UInt8>, isSealing: Bool) throws(CryptographyError) {
        let key = key.reveal()
        guard key.count == OpenSSLCryptography.keyLength else {
            throw .failed("expected a key of \(OpenSSLCryptography.keyLength) bytes, found \(key.count)")
        }
        guard let context = EVP_CIPHER_CTX_new() else { throw .failed("no memory for a cipher") }
        self.context = context
        let isReady = EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, Array(nonce), isSealing ? 1 : 0)
        guard isReady == 1 else { throw .failed("AES-256-GCM is not available") }
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
    }

    func authenticate(_ purpose: [UInt8]) throws(CryptographyError) {
        var length: Int32 = 0
        guard EVP_CipherUpdate(context, nil, &length, purpose, Int32(purpose.count)) == 1 else {
            throw .failed("the purpose was refused")
        }
    }

    func update(_ input: ArraySlice<UInt8>) throws(CryptographyError) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: input.count)
        var length: Int32 = 0
        guard EVP_CipherUpdate(context, &output, &length, Array(input), Int32(input.count)) == 1 else {
            throw .failed("the text was refused")
        }
        return output
    }

    func tag() throws(CryptographyError) -> [UInt8] {
        var none = [UInt8](repeating: 0, count: OpenSSLCryptography.tagLength)
        var length: Int32 = 0
        var tag = [UInt8](repeating: 0, count: OpenSSLCryptography.tagLength)
        guard
            EVP_CipherFinal_ex(context, &none, &length) == 1,
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1
        else { throw .failed("the tag was refused") }
        return tag
    }

    func verify(_ tag: ArraySlice<UInt8>) throws(CryptographyError) {
        var tag = Array(tag)
        var none = [UInt8](repeating: 0, count: OpenSSLCryptography.tagLength)
        var length: Int32 = 0
        guard
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1,
            EVP_CipherFinal_ex(context, &none, &length) == 1
        else { throw .notAuthentic }
    }
}
