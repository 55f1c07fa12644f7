import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// What the provider makes of the bodies Spotify sends.
@Suite(.timeLimit(.minutes(1)))
struct SpotifyReadingTests {
    private static let stateURL = Rig.api + "/me/player?additional_types=track%2Cepisode"

    private func state(_ body: String, status: Int = 200) async throws -> PlaybackState? {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.get, Self.stateURL, status: status, answer: body)
        return try await rig.provider.playbackState(frame: rig.frame())
    }

    private func players(_ body: String) async throws -> [Player] {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.get, Rig.api + "/me/player/devices", status: 200, answer: body)
        return try await rig.provider.players(frame: rig.frame())
    }

    private let device = #""device":{"id":"dev-1","name":"Kitchen","type":"Speaker","is_active":true}"#

    @Test func `players keep their names as they are, and may lack id and volume`() async throws {
        let players = try await players(
            #"""
            {"devices":[
              {"id":"d1","is_active":true,"is_restricted":false,"name":"Anna’s Mac","supports_volume":true,
               "type":"Computer","volume_percent":67},
              null,
              {"id":null,"is_active":false,"is_restricted":true,"name":"Roam","type":"Speaker","volume_percent":null},
              {"id":"d3","name":"Phone","supports_volume":false,"type":"Smartphone","volume_percent":100,"new":[1]}
            ]}
            """#)
        #expect(
            players == [
                Player(name: "Anna’s Mac", reference: "d1", kind: "Computer", isActive: true, volume: 67),
                Player(name: "Roam", reference: nil, isRestricted: true),
                Player(name: "Phone", reference: "d3", kind: "Smartphone", supportsVolume: false, volume: 100),
            ])
    }

    @Test func `nothing active is no state`() async throws {
        #expect(try await state("", status: 204) == nil)
        #expect(try await state("") == nil)
        #expect(try await state("{}") == nil)
    }

    @Test func `a track that plays is told whole`() async throws {
        let state = try #require(
            try await state(
                #"""
                {\#(device),"shuffle_state":true,"repeat_state":"context","progress_ms":1500,"is_playing":true,
                 "context":{"type":"playlist","uri":"spotify:user:anna:playlist:p1"},
                 "item":{"uri":"spotify:track:t1","name":"Nightfall","duration_ms":152500,
                   "artists":[{"name":"Ada"},null,{"name":"Bo"}],
                   "album":{"name":"Dusk","images":[{"url":"https://i/640"},{"url":"https://i/64"}]}}}
                """#))
        #expect(state.status == .playing)
        #expect(state.player.name == "Kitchen")
        #expect(
            state.item
                == MusicItem(
                    id: MusicID(.track, "spotify:track:t1"), name: "Nightfall", artists: ["Ada", "Bo"], album: "Dusk",
                    duration: .milliseconds(152_500), artworkURL: "https://i/640"))
        #expect(state.context == MusicID(.playlist, "spotify:playlist:p1"))
        #expect(state.position == .milliseconds(1500))
        #expect(state.shuffle)
        #expect(state.repetition == .context)
    }

    @Test(arguments: [(999_999, 152_500), (-5, 0)])
    func `a position beyond the track is set right`(progress: Int, milliseconds: Int) async throws {
        let state = try await state(
            #"""
            {\#(device),"is_playing":false,"progress_ms":\#(progress),"context":null,
             "item":{"uri":"spotify:track:t1","name":"N","duration_ms":152500}}
            """#)
        #expect(state?.position == .milliseconds(milliseconds))
        #expect(state?.status == .paused)
        #expect(state?.context == nil)
    }

    @Test func `an advertisement plays without an item`() async throws {
        let state = try await state(
            #"{\#(device),"is_playing":true,"item":null,"currently_playing_type":"ad","progress_ms":null}"#)
        #expect(state?.status == .playing)
        #expect(state?.item == nil)
        #expect(state?.position == .zero)
    }

    @Test func `a player with nothing to play is idle`() async throws {
        let state = try await state(
            #"{\#(device),"is_playing":false,"item":null,"currently_playing_type":"unknown"}"#)
        #expect(state?.status == .idle)
    }

    @Test func `an episode names its show`() async throws {
        let state = try await state(
            #"""
            {\#(device),"is_playing":true,"context":{"uri":"spotify:show:s1"},
             "item":{"uri":"spotify:episode:e1","name":"Part 1","duration_ms":60000,"type":"episode",
               "images":null,"show":{"name":"Radio","images":[{"url":"https://i/show"}]}}}
            """#)
        #expect(state?.item?.id == MusicID(.episode, "spotify:episode:e1"))
        #expect(state?.item?.album == "Radio")
        #expect(state?.item?.artworkURL == "https://i/show")
        #expect(state?.context == MusicID(.show, "spotify:show:s1"))
    }

    @Test func `a local file has a name and little else`() async throws {
        let state = try await state(
            #"""
            {\#(device),"is_playing":true,"context":null,"item":{"id":null,"href":null,"is_local":true,
             "uri":"spotify:local:Ada::Live:5432","name":"Live","duration_ms":5432000,
             "artists":[{"id":null,"name":"Ada","uri":null}],"album":{"name":"","images":[],"uri":null}}}
            """#)
        #expect(state?.item?.name == "Live")
        #expect(state?.item?.artists == ["Ada"])
        #expect(state?.item?.album == nil)
    }

    @Test func `a restricted speaker without an id is still seen playing`() async throws {
        let state = try await state(
            #"""
            {"device":{"id":null,"name":"Roam","is_active":true,"is_restricted":true,"volume_percent":34},
             "is_playing":true,"context":{"type":"collection","uri":"spotify:user:1:collection"},"item":null}
            """#)
        #expect(state?.player.isRestricted == true)
        #expect(state?.player.reference == nil)
        #expect(state?.context == MusicID(.playlist, "spotify:user:1:collection"))
    }

    @Test func `a search brings each kind in the order asked for, and leaves out null`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(
            .get, Rig.api + "/search?q=dusk&type=playlist%2Ctrack%2Calbum&limit=10", status: 200,
            answer: #"""
                {"tracks":{"items":[{"uri":"spotify:track:t1","name":"Dusk","artists":[{"name":"Ada"}]},
                                    {"uri":"spotify:track:t2","name":7}]},
                 "playlists":{"items":[null,{"uri":"spotify:playlist:p1","name":"Dusk Mix","images":null,
                                             "owner":{"display_name":"Anna"}},null]}}
                """#)
        let query = MusicQuery("dusk", kinds: [.playlist, .track, .album])
        let items = try await rig.provider.search(query, frame: rig.frame())
        #expect(items.map(\.name) == ["Dusk Mix", "Dusk"])
        #expect(items.map(\.artists) == [["Anna"], ["Ada"]])
        #expect(try await rig.provider.search(query, frame: rig.frame()) == items)
        rig.network.expectNothingLeft()
        #expect(rig.network.sent.count == 1)
    }
}
