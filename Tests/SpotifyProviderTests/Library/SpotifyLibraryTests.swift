import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

/// The library of an account at the simulator: what is sent, how often, and what is made of the answers.
@Suite(.timeLimit(.minutes(1)))
struct SpotifyLibraryTests {
    private func household(scopes: [String] = SimulatedSpotify.scopes) async throws -> (
        SimulatedHousehold, any MusicLibrary
    ) {
        let home = try await SimulatedHousehold(scopes: scopes)
        return (home, try #require(home.provider.library))
    }

    private func sent(_ home: SimulatedHousehold) async -> [String] {
        await home.spotify.report.requests.map { "\($0.method) \($0.path)" }
    }

    private func playlist(_ name: String, in library: any MusicLibrary, _ home: SimulatedHousehold) async throws
        -> MusicID
    {
        let page = try await library.page(of: .playlists, from: nil, frame: home.frame)
        return try #require(page.entries.first { $0.item.name == name }).item.id
    }

    @Test func `own playlists are told from followed ones, and null entries are left out`() async throws {
        let (home, library) = try await household()
        let page = try await library.page(of: .playlists, from: nil, frame: home.frame)
        #expect(page.entries.contains { $0.item.name == "My Jazz" && $0.isEditable })
        #expect(page.entries.contains { !$0.isEditable })
        #expect(page.next == nil)
        _ = try await library.page(of: .playlists, from: nil, frame: home.frame)
        #expect(await sent(home) == ["GET /v1/me", "GET /v1/me/playlists", "GET /v1/me/playlists"])
    }

    @Test(arguments: LibraryShelf.allCases) func `every shelf can be read`(shelf: LibraryShelf) async throws {
        let (home, library) = try await household()
        let page = try await library.page(of: shelf, from: nil, frame: home.frame)
        #expect(!page.entries.isEmpty)
        #expect(page.entries.allSatisfy { LibraryShelf(for: $0.item.id.kind) == shelf })
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `what is saved is contained until it is removed`() async throws {
        let (home, library) = try await household()
        let song = try await home.song("hoppípolla").id
        #expect(try await !library.contains(song, frame: home.frame))
        try await library.save(song, frame: home.frame)
        #expect(try await library.contains(song, frame: home.frame))
        let liked = try await library.page(of: .likedTracks, from: nil, frame: home.frame)
        #expect(liked.entries.first?.item.id == song)
        try await library.remove(song, frame: home.frame)
        #expect(try await !library.contains(song, frame: home.frame))
    }

    @Test func `a new playlist gets a song, under the names of 2026`() async throws {
        let (home, library) = try await household()
        let list = try await library.createPlaylist(named: "Rainy Days", frame: home.frame)
        #expect(list.name == "Rainy Days")
        let song = try await home.song("so what miles davis")
        try await library.add([song.id], to: list.id, frame: home.frame)
        #expect(try await library.contents(of: list.id, frame: home.frame).map(\.name) == ["So What"])
        let page = try await library.page(of: .playlists, from: nil, frame: home.frame)
        #expect(page.entries.contains { $0.item.id == list.id && $0.isEditable })
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `a stranger's playlist says that it is one`() async throws {
        let (home, library) = try await household()
        let song = try await home.song("naima").id
        let query = MusicQuery("Jazz Classics", kinds: [.playlist])
        let stranger = try #require(try await home.provider.search(query, frame: home.frame).first)
        let error = await #expect(throws: ProviderError.self) {
            try await library.add([song], to: stranger.id, frame: home.frame)
        }
        #expect(error?.code == .forbidden)
        #expect(error?.reason == ProviderError.notYours)
    }

    @Test(arguments: [
        (LibraryShelf.playlists, "playlist-read-private"), (.likedTracks, "user-library-read"),
        (.artists, "user-follow-read"),
    ])
    func `a scope that is missing is named`(shelf: LibraryShelf, scope: String) async throws {
        let (home, library) = try await household(scopes: ["user-read-playback-state"])
        let error = await #expect(throws: ProviderError.self) {
            try await library.page(of: shelf, from: nil, frame: home.frame)
        }
        #expect(error?.code == .loginRequired)
        #expect(error?.reason == ProviderError.scopeMissing)
        #expect(error?.message.contains(scope) == true)
    }

    @Test func `albums tell their tracks, artists their albums, shows their episodes with the latest first`()
        async throws
    {
        let (home, library) = try await household()
        func first(_ words: String, _ kind: MusicID.Kind) async throws -> MusicID {
            try #require(try await home.provider.search(MusicQuery(words, kinds: [kind]), frame: home.frame).first).id
        }
        let album = try await first("kind of blue", .album)
        #expect(try await library.contents(of: album, frame: home.frame).first?.name == "So What")
        let artist = try await first("miles davis", .artist)
        #expect(try await library.contents(of: artist, frame: home.frame).contains { $0.name == "Kind of Blue" })
        let show = try await first("harbour lights", .show)
        #expect(try await library.contents(of: show, frame: home.frame).first?.name == "The Last Ferry")
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `what was heard comes once, the latest first`() async throws {
        let (home, library) = try await household()
        let speaker = try await home.player("Kitchen Speaker")
        for words in ["so what miles davis", "naima", "so what miles davis", "take five"] {
            try await home.perform(.play(try await home.song(words)), on: speaker)
            home.clock.advance(by: .seconds(40))
        }
        _ = try await home.state()
        #expect(try await library.recentlyPlayed(frame: home.frame).map(\.name) == ["So What", "Naima"])
    }

    @Test func `an episode plays on a speaker and is seen to`() async throws {
        let (home, library) = try await household()
        let shows = try await library.page(of: .shows, from: nil, frame: home.frame)
        let show = try #require(shows.entries.first).item
        let episode = try #require(try await library.contents(of: show.id, frame: home.frame).first)
        try await home.perform(.play(episode), on: try await home.player("Kitchen Speaker"))
        let state = try await home.state()
        #expect(state?.item?.id == episode.id)
        #expect(state?.item?.album == show.name)
    }
}
