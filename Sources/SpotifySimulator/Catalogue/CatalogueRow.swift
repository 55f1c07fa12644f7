/// One line of a catalogue file, its gaps filled.
struct CatalogueRow: Sendable {
    let line: Int
    let id: String
    let title: String
    let artists: [String]
    let album: String
    let albumID: String
    let year: Int?
    let isrc: String?
    let duration: Duration
    let genre: String?
    let playlists: [String]

    static func rows(of text: String) throws(CatalogueError) -> [CatalogueRow] {
        // "\r\n" is one character, and editors like to begin a file with a byte order mark.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmed }
        }
        let header = lines.first ?? []
        for column in ["title", "artist"] where !header.contains(column) {
            throw CatalogueError(line: 1, message: "no column \(column); the header names the columns, tabs between")
        }
        if let twice = header.first(where: { name in header.count { $0 == name } > 1 }) {
            throw CatalogueError(line: 1, message: "the column \(twice) stands twice")
        }
        var rows: [CatalogueRow] = []
        for (index, cells) in lines.enumerated().dropFirst() where cells != [""] {
            rows.append(try CatalogueRow(cells, under: header, line: index + 1))
        }
        return rows
    }

    private init(_ cells: [String], under header: [String], line: Int) throws(CatalogueError) {
        guard cells.count <= header.count else {
            throw CatalogueError(line: line, message: "\(cells.count) cells under \(header.count) columns")
        }
        let values = Dictionary(uniqueKeysWithValues: zip(header, cells)).filter { !$0.value.isEmpty }
        func number(_ column: String, in range: ClosedRange<Int>) throws(CatalogueError) -> Int? {
            guard let value = values[column] else { return nil }
            guard let number = Int(value), range.contains(number) else {
                throw CatalogueError(line: line, message: "\(column) is \(value), not \(range)")
            }
            return number
        }
        guard let title = values["title"] else { throw CatalogueError(line: line, message: "no title") }
        guard let artist = values["artist"] else { throw CatalogueError(line: line, message: "no artist") }
        self.line = line
        self.title = title
        artists = artist.split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
        guard let leader = artists.first else { throw CatalogueError(line: line, message: "no artist") }
        album = values["album"] ?? title
        albumID = StableID.base62("album", album, leader)
        id = values["id"] ?? StableID.base62("track", title, artist, album)
        year = try number("year", in: 1000...2999)
        isrc = values["isrc"]
        duration = .milliseconds(
            try number("duration_ms", in: 1000...36_000_000) ?? StableID.number(in: 180_000..<240_000, id))
        genre = values["genre"]
        playlists = values["playlists"]?.split(separator: "|").map { $0.trimmed } ?? []
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true || text.first == "\u{FEFF}" { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
