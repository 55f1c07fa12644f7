import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct BuiltInCatalogueTests {
    private let catalogue = Catalogue.builtIn

    @Test func `there is enough of everything`() {
        #expect(catalogue.tracks.count >= 600)
        #expect(catalogue.artists.count >= 220)
        #expect(catalogue.tracks.allSatisfy { $0.album.year != nil })
    }

    @Test(arguments: [
        "Jazz Classics", "Rock Classics", "Pop Hits", "Classical Essentials", "Hip Hop Classics", "Metal Essentials",
        "Folk Favourites", "Country Classics", "Electronic Classics", "Reggae Classics", "Soul Classics",
        "Blues Classics", "Punk Classics", "Indie Essentials", "Deutschrap", "Schlager", "Kids' Songs",
        "Christmas Songs", "80s Hits", "Smooth Jazz", "Chill", "My Jazz", "Dinner", "Kitchen Party",
    ])
    func `every common genre has its playlist`(_ name: String) throws {
        let playlist = try #require(catalogue.playlists.first { $0.name == name })
        #expect(playlist.entries.count >= 5)
    }

    @Test(arguments: [
        "Stand by Me", "Hello", "Hurt", "Hallelujah", "Crazy", "Dreams", "One", "Time", "The Power of Love",
    ])
    func `namesakes are by different artists`(_ title: String) {
        let artists = Set(catalogue.tracks.filter { $0.title == title }.map { $0.artists[0].name })
        #expect(artists.count >= 2)
    }

    @Test func `every genre of a row has a playlist`() {
        let genres = Set(catalogue.tracks.compactMap(\.genre))
        #expect(genres.subtracting(PlaylistShelf.genreNames.keys) == [])
    }
}
