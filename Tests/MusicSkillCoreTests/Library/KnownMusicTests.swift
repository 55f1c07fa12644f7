import MusicSkillCore
import TestSupport
import Testing

/// What the reader is told of the home's own music.
@Suite(.timeLimit(.minutes(1)))
struct KnownMusicTests {
    private let frame = RequestFrame(deadline: TestTime().now)

    private func index(_ shelves: [LibraryShelf: [MusicItem]], time: TestTime) async throws -> LibraryIndex {
        let library = FakeLibrary()
        library.set { contents in
            contents.shelves = shelves.mapValues { $0.map { LibraryEntry($0) } }
            contents.pageSize = 5000
        }
        let index = LibraryIndex(
            account: "default", library: library, store: FakeStore(time: time.source), time: time.source,
            log: .silent)
        for shelf in shelves.keys { try await index.readOn(shelf, frame: frame) }
        return index
    }

    @Test func `names come by their kind, and who plays the songs is an artist`() async throws {
        let index = try await index(
            [
                .playlists: [Music.playlist("Running")], .albums: [Music.album("Kid A", by: "Radiohead")],
                .likedTracks: [Music.track("Halo", by: "Beyoncé"), Music.track("Idioteque", by: "Radiohead")],
                .artists: [Music.artist("Muse")],
            ], time: TestTime())
        let music = await index.knownMusic()
        #expect(music.playlists == ["Running"])
        #expect(music.albums == ["Kid A"])
        #expect(music.tracks == ["Halo", "Idioteque"])
        #expect(music.artists == ["Muse", "Radiohead", "Beyoncé"])
    }

    @Test func `what is new is known`() async throws {
        let index = try await index([.likedTracks: []], time: TestTime())
        #expect(await index.knownMusic() == KnownMusic())
        await index.insert(LibraryEntry(Music.standByMe))
        #expect(await index.knownMusic().tracks == ["Stand by Me"])
        await index.remove(Music.standByMe.id)
        #expect(await index.knownMusic().tracks == [])
    }

    @Test func `of too many names the first are told`() async throws {
        let songs = (0..<2500).map { Music.track("Song \($0)", by: "Band") }
        let music = try await index([.likedTracks: songs], time: TestTime()).knownMusic()
        #expect(music.tracks.count == 2000)
        #expect(music.tracks.first == "Song 0")
        #expect(music.artists == ["Band"])
    }
}
