/// A player's name as part of a topic or an id.
package enum PlayerName {
    /// Only `[a-z0-9_]`, never empty, stable: "Joost’s Kitchen" becomes `joosts_kitchen`. Other letters and signs become
    /// their code points, so that two names stay apart: "Кухня" is no "Спальня".
    package static func slug(_ name: String) -> String {
        let words = NameKey(name).words.map { word in
            word.unicodeScalars.map { isPlain($0) ? String($0) : "u" + String($0.value, radix: 16) }.joined()
        }
        return words.isEmpty ? "player" : words.joined(separator: "_")
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
}
