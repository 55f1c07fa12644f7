/// A player's name as part of a topic or an id.
package enum PlayerName {
    /// Only `[a-z0-9_]`, never empty, stable for a name: "Joost’s Kitchen" becomes `joosts_kitchen`.
    package static func slug(_ name: String) -> String {
        let words = NameKey(name).words.map { word in
            String(
                word.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }.map(Character.init))
        }
        let slug = words.filter { !$0.isEmpty }.joined(separator: "_")
        if !slug.isEmpty { return slug }
        // A name without a Latin letter or digit: its scalars, so that two such names stay apart.
        return "player" + name.unicodeScalars.prefix(24).map { "_" + String($0.value, radix: 16) }.joined()
    }
}
