/// What people leave out of a playlist's name when they say it: "my jazz playlist" is "My Jazz" or "Jazz Playlist".
enum PlaylistName {
    private static let owners: Set<String> = ["my", "our", "mein", "meine", "unsere"]
    private static let kinds: Set<String> = ["playlist", "mix", "list"]

    /// How alike a playlist's name and a spoken one are, 0...1; a name that is said as it stands comes first.
    static func similarity(_ name: NameKey, _ wanted: NameKey) -> Double {
        max(Similarity.between(name, wanted), 0.97 * Similarity.between(bare(name), bare(wanted)))
    }

    static func isSame(_ name: NameKey, _ wanted: NameKey) -> Bool { bare(name) == bare(wanted) }

    private static func bare(_ name: NameKey) -> NameKey {
        var words = name.words[...]
        if words.count > 1, owners.contains(words.first ?? "") { words = words.dropFirst() }
        if words.count > 1, kinds.contains(words.last ?? "") { words = words.dropLast() }
        return NameKey(words.joined(separator: " "))
    }
}
