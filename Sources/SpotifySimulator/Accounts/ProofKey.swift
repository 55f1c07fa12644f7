import Foundation

/// Proof Key for Code Exchange, RFC 7636, with the one method Spotify takes.
enum ProofKey {
    private static let letters = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~".unicodeScalars)

    /// 43 to 128 letters, digits, `_ . - ~`.
    static func isWellFormed(verifier: String) -> Bool {
        (43...128).contains(verifier.unicodeScalars.count) && verifier.unicodeScalars.allSatisfy(letters.contains)
    }

    /// Unpadded base64url of the verifier's SHA-256.
    static func challenge(for verifier: String, sha256: ([UInt8]) -> [UInt8]) -> String {
        Data(sha256(Array(verifier.utf8))).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
