import Foundation

/// Gathers the playlists of a catalogue: those its rows name, then one for each genre and each decade.
struct PlaylistShelf: Sendable {
    /// Public lists by the genre of their tracks.
    static let genreNames = [
        "jazz": "Jazz Classics", "rock": "Rock Classics", "pop": "Pop Hits", "classical": "Classical Essentials",
        "hip hop": "Hip Hop Classics", "metal": "Metal Essentials", "folk": "Folk Favourites",
        "country": "Country Classics", "electronic": "Electronic Classics", "reggae": "Reggae Classics",
        "soul": "Soul Classics", "blues": "Blues Classics", "punk": "Punk Classics", "indie": "Indie Essentials",
        "latin": "Latin Hits", "schlager": "Schlager", "deutschrap": "Deutschrap", "chanson": "Chansons",
        "nordic": "Nordic Hits", "children": "Kids' Songs", "christmas": "Christmas Songs", "disco": "Disco Fever",
        "soundtrack": "Film Music", "ambient": "Sleep and Relax",
    ]
    /// When every list was filled.
    private static let filledAt = Date(timeIntervalSince1970: 1_767_225_600)

    private(set) var playlists: [Playlist] = []

    init(_ tracks: [Track], named names: [[String]]) {
        for (track, names) in zip(tracks, names) {
            for name in names { add(track, to: name) }
        }
        for track in tracks {
            if let genre = track.genre, let name = Self.genreNames[genre] { add(track, to: name) }
            if let year = track.album.year { add(track, to: Self.decadeName(year)) }
        }
    }

    /// `80s Hits`, and `1880s Hits` where two digits would not do.
    private static func decadeName(_ year: Int) -> String {
        let decade = year / 10 * 10
        return (1950..<2000).contains(decade) ? "\(decade % 100)s Hits" : "\(decade)s Hits"
    }

    private mutating func add(_ track: Track, to label: String) {
        let (name, owner) = Self.owner(of: label)
        let entry = Playlist.Entry(track: track, addedAt: Self.filledAt)
        if let index = playlists.firstIndex(where: { $0.name == name && $0.owner == owner }) {
            playlists[index].entries.append(entry)
        } else {
            playlists.append(Playlist(name, owner: owner, entries: [entry]))
        }
    }

    private static func owner(of label: String) -> (name: String, owner: Playlist.Owner) {
        for (prefix, owner) in [("me:", Playlist.Owner.user), ("spotify:", .spotify)] where label.hasPrefix(prefix) {
            return (String(label.dropFirst(prefix.count)), owner)
        }
        return (label, .stranger)
    }
}
