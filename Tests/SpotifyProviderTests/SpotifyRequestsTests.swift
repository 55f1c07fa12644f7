import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyRequestsTests {
    private func sent(_ call: SpotifyCall) -> String {
        let request = call.request(to: Rig.settings, token: Secret("t"), timeout: .seconds(1))
        let body = request.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
        return "\(request.method.rawValue) \(request.url.dropFirst(Rig.api.count))\(body)"
    }

    private static let album = MusicItem(id: MusicID(.album, "spotify:album:a1"), name: "Album")
    private static let episode = MusicItem(id: MusicID(.episode, "spotify:episode:e1"), name: "Episode")

    @Test(arguments: [
        (PlayerCommand.play(Rig.song), #"PUT /me/player/play?device_id=dev-1 {"uris":["spotify:track:t1"]}"#),
        (.play(album), #"PUT /me/player/play?device_id=dev-1 {"context_uri":"spotify:album:a1"}"#),
        (.play(episode), #"PUT /me/player/play?device_id=dev-1 {"uris":["spotify:episode:e1"]}"#),
        (.resume, "PUT /me/player/play?device_id=dev-1"),
        (.pause, "PUT /me/player/pause?device_id=dev-1"),
        (.next, "POST /me/player/next?device_id=dev-1"),
        (.previous, "POST /me/player/previous?device_id=dev-1"),
        (.volume(40), "PUT /me/player/volume?volume_percent=40&device_id=dev-1"),
        (.volume(140), "PUT /me/player/volume?volume_percent=100&device_id=dev-1"),
        (.volume(-1), "PUT /me/player/volume?volume_percent=0&device_id=dev-1"),
        (.seek(.milliseconds(61_500)), "PUT /me/player/seek?position_ms=61500&device_id=dev-1"),
        (.seek(.seconds(-3)), "PUT /me/player/seek?position_ms=0&device_id=dev-1"),
        (.shuffle(true), "PUT /me/player/shuffle?state=true&device_id=dev-1"),
        (.repetition(.context), "PUT /me/player/repeat?state=context&device_id=dev-1"),
        (.queueAdd(Rig.song), "POST /me/player/queue?uri=spotify%3Atrack%3At1&device_id=dev-1"),
        (.transfer(start: true), #"PUT /me/player {"device_ids":["dev-1"],"play":true}"#),
        (.transfer(start: false), #"PUT /me/player {"device_ids":["dev-1"],"play":false}"#),
    ])
    func `each command is one call that names its player`(command: PlayerCommand, expected: String) throws {
        #expect(sent(try SpotifyRequests.command(command, on: Rig.kitchen)) == expected)
    }

    @Test(arguments: [
        (PlayerCommand.play(Rig.song), false), (.next, false), (.previous, false), (.queueAdd(Rig.song), false),
        (.transfer(start: true), false), (.resume, true), (.pause, true), (.volume(1), true),
        (.seek(.zero), true), (.shuffle(true), true), (.repetition(.off), true),
    ])
    func `only what may be said twice is idempotent`(command: PlayerCommand, isIdempotent: Bool) throws {
        #expect(try SpotifyRequests.command(command, on: Rig.kitchen).isIdempotent == isIdempotent)
    }

    @Test func `a player known to refuse is not asked`() {
        let sonos = Player(name: "Roam", reference: "x", isRestricted: true)
        let absent = Player(name: "Attic", reference: nil)
        let phone = Player(name: "Phone", reference: "p", supportsVolume: false)
        let errors = [(PlayerCommand.pause, sonos), (.pause, absent), (.volume(3), phone)].map { command, player in
            #expect(throws: ProviderError.self) { try SpotifyRequests.command(command, on: player) }
        }
        #expect(errors.map { $0?.code } == [.playerRestricted, .playerUnavailable, .notSupported])
    }

    @Test func `a search asks for all kinds at once, ten of each`() {
        let call = SpotifyRequests.search(MusicQuery("rock & roll + 50% más", kinds: [.track, .album]))
        #expect(
            sent(call) == "GET /search?q=rock%20%26%20roll%20%2B%2050%25%20m%C3%A1s&type=track%2Calbum&limit=10")
    }

    @Test(arguments: [
        ("don't stop", "don't stop"),
        ("Joost’s song", "Joost’s song"),
        ("artist:guns n' roses", "artist:guns n roses"),
        ("don't stop artist:Joost’s band", "don't stop artist:Joosts band"),
        ("track:don't artist:x", "track:dont artist:x"),
        ("the artist's way", "the artist's way"),
    ])
    func `apostrophes leave field filters only`(text: String, expected: String) {
        #expect(SpotifyRequests.searchText(text) == expected)
    }

    @Test func `a request carries its token and says JSON only where there is some`() throws {
        let pause = try SpotifyRequests.command(.pause, on: Rig.kitchen)
        let request = pause.request(to: Rig.settings, token: Secret("abc"), timeout: .seconds(2))
        #expect(request.headers.map(\.name) == ["Authorization", "Accept"])
        #expect(request.headers.first?.value == "Bearer abc")
        #expect(request.body == nil)
        #expect(request.timeout == .seconds(2))
    }
}
