import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// Pages as Spotify has written them over the years, and as it writes them on bad days.
@Suite(.timeLimit(.minutes(1)))
struct SpotifyPageTests {
    private static let track = #"{"uri":"spotify:track:1","name":"A","artists":[{"name":"X"}],"album":{"name":"L"}}"#

    private func page(of shelf: LibraryShelf, _ body: String) async throws -> LibraryPage {
        let rig = try await Rig.loggedIn()
        rig.network.answerAnything(status: 200, body.replacing("TRACK", with: Self.track))
        return try await #require(rig.provider.library).page(of: shelf, from: nil, frame: rig.frame())
    }

    @Test(arguments: [
        #"{"items":[{"track":TRACK}]}"#, #"{"items":[{"item":TRACK}]}"#, #"{"items":[{"item":TRACK,"track":TRACK}]}"#,
        #"{"items":[{"item":null,"track":TRACK}]}"#, #"{"items":[TRACK]}"#,
        #"{"items":[null,{"track":null},{},{"track":TRACK},7],"total":null}"#,
    ])
    func `old and new names, null entries and null totals`(body: String) async throws {
        let page = try await page(of: .likedTracks, body)
        #expect(page.entries.map(\.item.name) == ["A"])
        #expect(page.entries.first?.item.album == "L")
    }

    @Test(arguments: [#"{}"#, #"{"items":null}"#, #"{"items":[]}"#, #"{"items":[],"next":"not an address"}"#])
    func `nothing is an empty page, and the last`(body: String) async throws {
        #expect(try await page(of: .likedTracks, body) == LibraryPage([]))
    }

    @Test func `of the way to the next page only the offset is taken`() async throws {
        let body = #"{"items":[],"next":"https://elsewhere.test/v1/me/tracks?offset=50&limit=50"}"#
        #expect(try await page(of: .likedTracks, body).next == "50")
    }

    @Test(arguments: [
        (#"{"artists":{"items":[{"uri":"spotify:artist:1","name":"X"}],"cursors":{"after":"abc"}}}"#, "abc"),
        (#"{"artists":{"items":[{"uri":"spotify:artist:1","name":"X"}],"cursors":{"after":null}}}"#, nil),
        (#"{"artists":{"items":[{"uri":"spotify:artist:1","name":"X"}]}}"#, nil),
    ])
    func `followed artists lie deeper, and go on by cursor`(body: String, next: String?) async throws {
        let page = try await page(of: .artists, body)
        #expect(page.entries.map(\.item.name) == ["X"])
        #expect(page.next == next)
    }

    @Test(arguments: [
        (#""owner":{"id":"me"}"#, true), (#""owner":{"id":"other"}"#, false), (#""owner":null"#, false),
        (#""owner":{"id":"other"},"collaborative":true,"images":null"#, true),
    ])
    func `a playlist can be changed by its owner, and by all where it is made together`(
        owner: String, isEditable: Bool
    ) async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.get, Rig.api + "/me", status: 200, answer: #"{"id":"me"}"#)
        rig.network.expect(
            .get, Rig.api + "/me/playlists?limit=50", status: 200,
            answer: #"{"items":[{"uri":"spotify:playlist:1","name":"P",\#(owner)}]}"#)
        let library = try #require(rig.provider.library)
        let page = try await library.page(of: .playlists, from: nil, frame: rig.frame())
        #expect(page.entries.map(\.isEditable) == [isEditable])
    }
}
