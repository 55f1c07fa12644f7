package import MusicSkillCore

/// Spotify's names for pieces of music: `spotify:album:ID`, with the forms of older days and of the address bar.
package enum SpotifyURI {
    /// The piece a URI or an `open.spotify.com` address names; nothing where it is none of ours.
    ///
    /// A playlist that names its user (`spotify:user:NAME:playlist:ID`) is the same as one that does not; a query
    /// string or fragment is what sharing leaves behind.
    package static func id(of text: String) -> MusicID? {
        // Local files keep their artist and title here, which may hold a question mark or a number sign.
        if text.hasPrefix("spotify:local:") { return MusicID(.track, text) }
        let bare = text.prefix { $0 != "?" && $0 != "#" }
        let parts: [Substring]
        if let site = bare.prefixMatch(of: /https?:\/\/open\.spotify\.com\/(?:intl-[a-z]+\/)?/) {
            parts = bare[site.range.upperBound...].split(separator: "/")
        } else if bare.hasPrefix("spotify:") {
            parts = bare.dropFirst("spotify:".count).split(separator: ":")
        } else {
            return nil
        }
        return id(of: parts)
    }

    private static func id(of parts: [Substring]) -> MusicID? {
        if parts.first == "user", parts.count >= 3 {
            // Liked Songs has no id of its own.
            if parts[2] == "collection" { return MusicID(.playlist, "spotify:user:\(parts[1]):collection") }
            return id(of: Array(parts[2...]))
        }
        guard parts.count == 2, let kind = kinds[String(parts[0])] else { return nil }
        return MusicID(kind, "spotify:\(parts[0]):\(parts[1])")
    }

    private static let kinds: [String: MusicID.Kind] = [
        "track": .track, "album": .album, "artist": .artist, "playlist": .playlist, "episode": .episode,
        "show": .show, "chapter": .episode, "audiobook": .show,
    ]
}
