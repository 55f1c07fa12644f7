import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct CatalogueParserTests {
    @Test func `a foreign file needs no album, no duration and no playlists`() throws {
        let catalogue = try Catalogue.parse(
            "\u{FEFF}id\ttitle\tartist\talbum\tyear\tisrc\tduration_ms\tapple_music_id\r\n"
                + "003vvx7Niy0yvhvHt4a68B\tMr. Brightside\tThe Killers\t\t2003\tUSIR20400274\t\t1576278303\r\n")
        let track = try #require(catalogue.tracks.first)
        #expect(track.id == "003vvx7Niy0yvhvHt4a68B")
        #expect(track.album.title == "Mr. Brightside")
        #expect(track.album.kind == "single")
        #expect((180..<240).contains(track.duration.components.seconds))
        #expect(track.isrc == "USIR20400274")
        #expect(catalogue.playlists.map(\.name) == ["2000s Hits"])
    }

    @Test func `columns stand in any order and cells at the end may be missing`() throws {
        let catalogue = try Catalogue.parse(
            """
            artist\ttitle\tduration_ms\tgenre\tplaylists
            A; B\tOne\t1000\tjazz\tme:Mine|spotify:Theirs|Everyone's
            A\tTwo
            """)
        #expect(catalogue.tracks.map(\.title) == ["One", "Two"])
        #expect(catalogue.tracks[0].artists.map(\.name) == ["A", "B"])
        #expect(catalogue.tracks[0].duration == .seconds(1))
        let owners = catalogue.playlists.map { "\($0.name) \($0.owner)" }
        #expect(owners == ["Mine user", "Theirs spotify", "Everyone's stranger", "Jazz Classics stranger"])
    }

    @Test func `ids are 22 letters of base 62 and the same every time`() throws {
        let text = "title\tartist\nSæglópur\tSigur Rós"
        let id = try Catalogue.parse(text).tracks[0].id
        #expect(id.wholeMatch(of: /[0-9A-Za-z]{22}/) != nil)
        #expect(try Catalogue.parse(text).tracks[0].id == id)
    }

    @Test func `records of one name by two artists are two`() throws {
        let catalogue = try Catalogue.parse("title\tartist\talbum\nA\tX\tGold\nB\tX\tGold\nC\tY\tGold")
        #expect(catalogue.albums.map(\.trackCount) == [2, 1])
        #expect(catalogue.tracks.map(\.number) == [1, 2, 1])
    }

    @Test(arguments: [
        ("", 1, "no column title; the header names the columns, tabs between"),
        ("title,artist\na,b", 1, "no column title; the header names the columns, tabs between"),
        ("title\tartist\ttitle", 1, "the column title stands twice"),
        ("title\tartist\n\nA\tB\tC", 3, "3 cells under 2 columns"),
        ("title\tartist\n\tB", 2, "no title"), ("title\tartist\nA", 2, "no artist"),
        ("title\tartist\nA\t;", 2, "no artist"),
        ("title\tartist\tyear\nA\tB\tsoon", 2, "year is soon, not 1000...2999"),
        ("title\tartist\tduration_ms\nA\tB\t0", 2, "duration_ms is 0, not 1000...36000000"),
        ("id\ttitle\tartist\nx\tA\tB\nx\tC\tD", 3, "the id x stands on line 2 already"),
    ])
    func `a bad file is refused with its line`(_ text: String, _ line: Int, _ message: String) {
        #expect(throws: CatalogueError(line: line, message: message)) { try Catalogue.parse(text) }
    }
}
