import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct KnownMusicNamesTests {
    private let library = KnownMusic(
        artists: ["Queen", "Muse"], albums: ["Jazz"], tracks: ["Hurt", "Halo"], playlists: ["Party"])

    @Test func `what was played comes first, then playlists and artists`() {
        let played = [Music.standByMe, Music.playlist("Morning"), Music.track("Halo", by: "muse")]
        let all = KnownMusic(played: played, then: library, limit: 100)
        #expect(all.tracks == ["Stand by Me", "Halo", "Hurt"])
        #expect(all.artists == ["Ben E. King", "muse", "Queen"])
        #expect(all.playlists == ["Morning", "Party"] && all.albums == ["Jazz"])
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7])
    func `no more than the limit in all`(limit: Int) {
        let some = KnownMusic(played: [], then: library, limit: limit)
        #expect(some.playlists.count + some.artists.count + some.albums.count + some.tracks.count == min(limit, 6))
        if limit > 0 { #expect(some.playlists == ["Party"]) }
    }
}
