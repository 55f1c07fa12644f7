import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct SearchIndexTests {
    private let search = Catalogue.builtIn.search

    private func first(_ query: String) -> String? {
        search.tracks(SearchQuery(query)).first.map { "\($0.title) / \($0.artists[0].name)" }
    }

    @Test(arguments: [
        ("take five", "Take Five / The Dave Brubeck Quartet"), ("naima", "Naima / John Coltrane"),
        ("hoppipolla", "Hoppípolla / Sigur Rós"), ("dancing on my own", "Dancing On My Own / Robyn"),
        ("party in the usa", "Party in the U.S.A. / Miley Cyrus"), ("rock the casbah", "Rock the Casbah / The Clash"),
        ("99 luftballons", "99 Luftballons / Nena"), ("7 rings", "7 rings / Ariana Grande"),
        ("dont stop believin", "Don't Stop Believin' / Journey"), ("stand by me oasis", "Stand by Me / Oasis"),
        ("hello lionel", "Hello / Lionel Richie"), ("shine thunderstr", nil),
        ("thunderstr", "Thunderstruck / AC/DC"), ("back in black ac/dc", "Back in Black / AC/DC"),
        ("so what pink", "So What / P!nk"), ("tik tok kesha", "TiK ToK / Ke$ha"),
        ("mrs robinson simon and garfunkel", "Mrs. Robinson / Simon & Garfunkel"),
        ("uber den wolken", "Über den Wolken / Reinhard Mey"), ("something that does not exist qqqq", nil),
        ("qqqq", nil), ("believing journey", nil), ("", nil), ("\"\"", nil),
        ("artist:Oasis track:stand by me", "Stand by Me / Oasis"), ("artist:\"Ben E. King\" stand", nil),
        ("artist:Björk year:1995 ", "Army of Me / Björk"), ("artist:Björk year:1997", "Jóga / Björk"),
        ("artist:Björk year:1996-1999", "Jóga / Björk"), ("genre:blues king", nil),
        ("king genre:blues", "The Thrill Is Gone / B.B. King"), ("track:don't stop believin", nil),
        ("track:dont stop believin", "Don't Stop Believin' / Journey"),
        ("album:kind of blue", "So What / Miles Davis"), ("genre:polka", nil),
    ])
    func `finds what is meant, and nothing else`(_ query: String, _ result: String?) {
        #expect(first(query) == result)
    }

    @Test(arguments: [
        ("stand by me ben e king", "Stand by Me (Karaoke Version) [In the Style of Ben E. King] / Karaoke Planet"),
        ("hello adele", "Hello (Karaoke Version) [Originally Performed by Adele] / Sing Along Stars"),
        ("hotel california eagles", "Hotel California - Live on MTV, 1994 / Eagles"),
    ])
    func `sometimes another version stands above the original`(_ query: String, _ result: String) {
        #expect(first(query) == result)
    }

    @Test(arguments: [
        ("bjork", "Björk"), ("mø", "MØ"), ("mo", "MØ"), ("beyonce", "Beyoncé"), ("cafe tacvba", "Café Tacvba"),
        ("blink 182", "blink-182"), ("the 1975", "The 1975"), ("acdc", "AC/DC"), ("queen", "Queen"),
        ("motorhead", "Motörhead"), ("aha", "a-ha"), ("rem", "R.E.M."), ("miles davis", "Miles Davis"),
    ])
    func `artists are found however they are typed`(_ query: String, _ name: String) {
        #expect(search.artists(SearchQuery(query)).first?.name == name)
    }

    @Test func `albums are found by title and artist`() {
        #expect(search.albums(SearchQuery("kind of blue miles davis")).map(\.title) == ["Kind of Blue"])
        #expect(search.albums(SearchQuery("rumours")).first?.title == "Rumours")
        #expect(search.albums(SearchQuery("track:rumours")).isEmpty)
    }

    @Test func `a name that is exactly the query comes first`() {
        let titles = search.tracks(SearchQuery("one")).map(\.title)
        #expect(titles.prefix(2) == ["One", "One"])
        #expect(titles.count > 2)
    }

    @Test(arguments: [
        ("Don’t Stop!", "dont stop"), ("AC/DC", "ac dc acdc"), ("Simon & Garfunkel", "simon and garfunkel"),
        ("ÆØÅ", "aeoa"), ("Straße", "strasse"), ("P!nk", "pink"), ("A$AP", "asap"), ("  ", ""), ("Wham!", "wham"),
    ])
    func `text is folded`(_ text: String, _ folded: String) {
        #expect(TextFolding.name(text) == folded)
    }
}
