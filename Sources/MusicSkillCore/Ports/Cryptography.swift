package enum CryptographyError: Error, Equatable, Sendable {
    /// The text was not sealed under this key for this purpose, or was changed since.
    case notAuthentic
    case failed(String)
}

/// What the service needs of a crypto library.
package protocol Cryptography: Sendable {
    /// SHA-256 (FIPS 180-4), 32 bytes.
    func sha256(_ bytes: [UInt8]) -> [UInt8]
    /// Unpredictable bytes, fit for keys, verifiers and states.
    func randomBytes(_ count: Int) throws(CryptographyError) -> [UInt8]
    /// AES-256-GCM with a fresh 12-byte nonce in front and the 16-byte tag behind.
    /// - Parameter purpose: additional authenticated data; a text sealed for one purpose does not open for another.
    func seal(_ plain: [UInt8], key: Secret<[UInt8]>, purpose: String) throws(CryptographyError) -> [UInt8]
    func open(_ sealed: [UInt8], key: Secret<[UInt8]>, purpose: String) throws(CryptographyError) -> [UInt8]
}
