/// Finds what a query means: every word must occur, the last one may be unfinished; an exact name comes first, then the
/// order of the catalogue decides. No tolerance for spelling, as in the Web API.
/// https://github.com/spotify/web-api/issues/268
struct SearchIndex: Sendable {
    private let tracks: [Track]
    private let albums: [Album]
    private let artists: [Artist]
    private let shows: [Show]
    private let episodes: [Episode]
    private let trackTitles: WordIndex
    private let trackArtists: WordIndex
    private let trackAlbums: WordIndex
    private let albumTitles: WordIndex
    private let albumArtists: WordIndex
    private let artistNames: WordIndex
    private let showNames: WordIndex
    private let episodeTitles: WordIndex
    private let genresByArtist: [String: Set<String>]

    init(tracks: [Track], albums: [Album], artists: [Artist], shows: [Show] = []) {
        self.tracks = tracks
        self.albums = albums
        self.artists = artists
        self.shows = shows
        episodes = shows.flatMap(\.episodes)
        trackTitles = WordIndex(tracks.map(\.title))
        trackArtists = WordIndex(tracks.map { Self.names($0.artists) })
        trackAlbums = WordIndex(tracks.map(\.album.title))
        albumTitles = WordIndex(albums.map(\.title))
        albumArtists = WordIndex(albums.map { Self.names($0.artists) })
        artistNames = WordIndex(artists.map(\.name))
        showNames = WordIndex(shows.map(\.name))
        episodeTitles = WordIndex(episodes.map(\.title))
        genresByArtist = tracks.reduce(into: [:]) { genres, track in
            guard let genre = track.genre else { return }
            for artist in track.artists { genres[artist.id, default: []].insert(TextFolding.name(genre)) }
        }
    }

    func tracks(_ query: SearchQuery) -> [Track] {
        let fields: [SearchQuery.Field: WordIndex] = [.track: trackTitles, .artist: trackArtists, .album: trackAlbums]
        return matches(query, named: trackTitles, in: fields).map { tracks[$0] }
            .filter { query.allows(year: $0.album.year) && query.allows(genres: genres(of: $0.artists)) }
    }

    func albums(_ query: SearchQuery) -> [Album] {
        matches(query, named: albumTitles, in: [.album: albumTitles, .artist: albumArtists]).map { albums[$0] }
            .filter { query.allows(year: $0.year) && query.allows(genres: genres(of: $0.artists)) }
    }

    func artists(_ query: SearchQuery) -> [Artist] {
        matches(query, named: artistNames, in: [.artist: artistNames]).map { artists[$0] }
            .filter { query.allows(genres: genres(of: [$0])) }
    }

    func shows(_ query: SearchQuery) -> [Show] {
        query.words.isEmpty ? [] : matches(query, named: showNames, in: [.track: showNames]).map { shows[$0] }
    }

    func episodes(_ query: SearchQuery) -> [Episode] {
        query.words.isEmpty
            ? [] : matches(query, named: episodeTitles, in: [.track: episodeTitles]).map { episodes[$0] }
    }

    func playlists(_ query: SearchQuery, among playlists: [Playlist]) -> [Playlist] {
        let names = WordIndex(playlists.map(\.name))
        return query.words.isEmpty ? [] : matches(query, named: names, in: [.track: names]).map { playlists[$0] }
    }

    /// Numbers of the documents that hold every free word anywhere and every filter's words in its field: those with
    /// exactly that name before the others, both ascending.
    private func matches(
        _ query: SearchQuery, named names: WordIndex, in fields: [SearchQuery.Field: WordIndex]
    ) -> [Int] {
        guard !query.isBroken, !query.words.isEmpty || !query.filters.isEmpty else { return [] }
        guard query.filters.keys.allSatisfy({ [.genre, .year].contains($0) || fields[$0] != nil }) else { return [] }
        var found = Set(names.names.indices)
        for (position, word) in query.words.enumerated() {
            let isPrefix = position == query.words.count - 1
            found.formIntersection(
                fields.values.reduce(into: Set()) { $0.formUnion($1.documents(with: word, isPrefix: isPrefix)) })
        }
        for (field, index) in fields {
            for word in query.words(of: field) {
                found.formIntersection(index.documents(with: word, isPrefix: false))
            }
        }
        let name = query.words.joined(separator: " ")
        let ascending = found.sorted()
        return ascending.filter { names.names[$0] == name } + ascending.filter { names.names[$0] != name }
    }

    private func genres(of artists: [Artist]) -> Set<String> {
        artists.reduce(into: []) { $0.formUnion(genresByArtist[$1.id] ?? []) }
    }

    private static func names(_ artists: [Artist]) -> String { artists.map(\.name).joined(separator: " ") }
}

extension SearchQuery {
    fileprivate func allows(year: Int?) -> Bool {
        guard let years else { return true }
        return year.map(years.contains) ?? false
    }

    fileprivate func allows(genres: Set<String>) -> Bool {
        filters[.genre].map { genres.contains(TextFolding.name($0)) } ?? true
    }
}
