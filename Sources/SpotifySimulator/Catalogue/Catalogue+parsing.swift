import Foundation

extension Catalogue {
    /// Reads tab separated text with a header line.
    ///
    /// Columns in any order: `title` and `artist` are needed (several artists separated by `; `), `id album year isrc
    /// duration_ms genre playlists` are used, others ignored. Rows are in the order of their popularity. An absent id is
    /// derived from title, artist and album; an absent album is a single of the title's name; an absent duration is one
    /// of 180 to 240 seconds. Empty cells at the end of a line may be left out. `playlists` holds names separated by `|`; `me:` before a name makes it the user's own,
    /// `spotify:` an editorial one.
    package static func parse(_ text: String) throws(CatalogueError) -> Catalogue {
        try parse([text])
    }

    /// Several files, each with its own header, read as one.
    static func parse(_ texts: [String], shows: [Show] = []) throws(CatalogueError) -> Catalogue {
        var rows: [CatalogueRow] = []
        for text in texts { rows += try CatalogueRow.rows(of: text) }
        var lineByID: [String: Int] = [:]
        for row in rows {
            if let line = lineByID.updateValue(row.line, forKey: row.id) {
                throw CatalogueError(line: row.line, message: "the id \(row.id) stands on line \(line) already")
            }
        }
        let tracks = tracks(of: rows)
        return Catalogue(
            tracks: tracks, playlists: PlaylistShelf(tracks, named: rows.map(\.playlists)).playlists, shows: shows)
    }

    private static func tracks(of rows: [CatalogueRow]) -> [Track] {
        let counts = rows.reduce(into: [:]) { $0[$1.albumID, default: 0] += 1 }
        var numbers: [String: Int] = [:]
        return rows.map { row in
            numbers[row.albumID, default: 0] += 1
            let artists = row.artists.map { Artist(id: StableID.base62("artist", $0), name: $0) }
            let album = Album(
                id: row.albumID, title: row.album, artists: Array(artists.prefix(1)), year: row.year,
                trackCount: counts[row.albumID] ?? 1)
            return Track(
                id: row.id, title: row.title, artists: artists, album: album, number: numbers[row.albumID] ?? 1,
                duration: row.duration, isrc: row.isrc, genre: row.genre)
        }
    }
}
