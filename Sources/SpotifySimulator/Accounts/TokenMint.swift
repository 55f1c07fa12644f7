import MusicSkillCore

/// Makes strings that look like Spotify's tokens. A running number keeps them distinct whatever chance says.
struct TokenMint: Sendable {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    private var count = 0

    mutating func token(_ prefix: String, _ randomness: Randomness) -> String {
        count += 1
        return prefix + String(count) + "_" + Self.junk(length: 40, randomness)
    }

    /// Letters that mean nothing, also used as the junk body Spotify sometimes answers with.
    static func junk(length: Int, _ randomness: Randomness) -> String {
        String((0..<length).map { _ in letters[Int(randomness.unit() * Double(letters.count))] })
    }
}
