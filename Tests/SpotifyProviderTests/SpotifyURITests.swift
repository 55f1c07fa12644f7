import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyURITests {
    @Test(
        arguments: [
            ("spotify:track:abc", MusicID(.track, "spotify:track:abc")),
            ("spotify:track:abc?si=1#t", MusicID(.track, "spotify:track:abc")),
            ("spotify:user:anna:playlist:p1", MusicID(.playlist, "spotify:playlist:p1")),
            ("spotify:user:112233:collection", MusicID(.playlist, "spotify:user:112233:collection")),
            ("https://open.spotify.com/album/a1?si=9", MusicID(.album, "spotify:album:a1")),
            ("https://open.spotify.com/intl-de/artist/x", MusicID(.artist, "spotify:artist:x")),
            ("spotify:show:s", MusicID(.show, "spotify:show:s")),
            ("spotify:episode:e", MusicID(.episode, "spotify:episode:e")),
            ("spotify:local:Who?::Song #1:12", MusicID(.track, "spotify:local:Who?::Song #1:12")),
            ("spotify:station:artist:x", nil),
            ("spotify:track", nil),
            ("spotify:", nil),
            ("https://example.com/track/abc", nil),
            ("", nil),
        ] as [(String, MusicID?)])
    func `a piece is known by its URI, old and new`(text: String, id: MusicID?) {
        #expect(SpotifyURI.id(of: text) == id)
    }
}
