import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

/// Sentences about one's own things, all the way to a simulated Spotify: what is said, what was sent, what is true then.
@Suite(.timeLimit(.minutes(1)))
struct LibraryConversationTests {
    /// The whole service over one simulated account.
    private struct Conversation {
        let home: SimulatedHousehold
        let desk: CommandDesk

        init(_ sentences: [String: Interpretation], scopes: [String] = SimulatedSpotify.scopes) async throws {
            let home = try await SimulatedHousehold(scopes: scopes)
            let (time, store) = (home.clock.source, FakeStore(time: home.clock.source))
            let rooms = [
                Room(name: "kitchen", players: ["Kitchen Speaker"]),
                Room(name: "living room", players: ["Living Room Speaker"]),
            ]
            let account = Account(
                name: "default", provider: home.provider, home: Home(rooms: rooms, defaultRoom: "kitchen"),
                sites: SiteMap(), memory: PlaybackMemory(store: store, time: time, log: .silent), store: store,
                news: Doorbell(), time: time, log: .silent)
            let pipeline = CommandPipeline(
                reader: FakeReader(sentences.mapValues { [$0] }), wording: FakeWording(),
                accounts: Accounts(rule: AccountRule(), time: time) { _, _ in account }, languages: ["en"],
                log: .silent)
            self.home = home
            desk = CommandDesk(pipeline: pipeline, store: store, time: time, log: .silent)
            try await account.directory.refresh(frame: home.frame)
            await home.spotify.resetReport()
        }

        func say(_ text: String) async -> Reply {
            await desk.handle(
                Utterance(
                    text: text, transaction: UUID().uuidString, door: .mqtt,
                    deadline: home.clock.now.advanced(by: .seconds(8))))
        }

        /// What was sent since the last time, without the looks at the player.
        func sent() async -> [String] {
            let requests = await home.spotify.report.requests.filter { $0.path != "/v1/me/player" }
            await home.spotify.resetReport()
            return requests.map { "\($0.method) \($0.path)" }
        }

        /// Every rule of Spotify that was broken.
        func violations() async -> [String] { await home.spotify.report.violations }
    }

    private static let play = "PUT /v1/me/player/play"
    private static let playlists = ["GET /v1/me", "GET /v1/me/playlists"]

    private static let sentences: [String: Interpretation] = [
        "play so what": reading(.play, [.track: "so what", .artist: "miles davis"]),
        "play my liked songs": reading(.play, [.playlist: "liked songs"]),
        "play my jazz playlist": reading(.play, [.playlist: "jazz"]),
        "play the latest episode": reading(.play, [.itemType: "episode", .sort: "latest", .query: "night sky weekly"]),
        "play what we heard": reading(.play, [.sort: "recent"]),
        "like this": reading(.like), "unlike this": reading(.unlike),
        "follow this artist": reading(.like, [.itemType: "artist"]),
        "save this album": reading(.like, [.itemType: "album"]),
        "create a playlist": reading(.createPlaylist, [.playlist: "Rainy Days"]),
        "add this to it": reading(.addToPlaylist, [.playlist: "rainy days"]),
        "add this to a stranger's": reading(.addToPlaylist, [.playlist: "party hits"]),
        "more like this": reading(.radio),
        "what did we hear": reading(.nowPlaying, [.sort: "recent"]),
    ]

    private static func reading(_ intent: Intent, _ slots: [Slot: String] = [:]) -> Interpretation {
        Interpretation(intent: intent, slots: slots.mapValues { SlotValue($0) })
    }

    @Test func `liked songs play with one page and one command, the second time with the command alone`() async throws {
        let conversation = try await Conversation(Self.sentences)
        try await conversation.home.clock.flow {
            let reply = await conversation.say("play my liked songs")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "liked songs")
            #expect(await conversation.sent() == ["GET /v1/me/tracks", Self.play])
            try await conversation.home.clock.source.sleep(for: .seconds(3))
            #expect(await conversation.say("play my liked songs").code == .ok)
            #expect(await conversation.sent() == [Self.play])
        }
    }

    @Test func `an own playlist plays before a stranger's, and costs no search`() async throws {
        let conversation = try await Conversation(Self.sentences)
        await conversation.home.clock.flow {
            let reply = await conversation.say("play my jazz playlist")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "My Jazz")
            #expect(await conversation.sent() == Self.playlists + [Self.play])
        }
    }

    @Test func `what plays is liked, followed, saved and let go again`() async throws {
        let conversation = try await Conversation(Self.sentences)
        await conversation.home.clock.flow {
            #expect(await conversation.say("play so what").code == .ok)
            _ = await conversation.sent()
            let library = ["PUT /v1/me/library", "GET /v1/me/library/contains"]
            #expect(await conversation.say("like this").speech.hasPrefix("like.ok("))
            #expect(await conversation.sent() == library)
            #expect(await conversation.say("follow this artist").item?.title == "Miles Davis")
            #expect(await conversation.sent() == ["GET /v1/search"] + library)
            #expect(await conversation.say("save this album").item?.title == "Kind of Blue")
            #expect(await conversation.sent() == ["GET /v1/search"] + library)
            #expect(await conversation.say("unlike this").speech.hasPrefix("unlike.ok("))
            #expect(await conversation.sent() == ["DELETE /v1/me/library", "GET /v1/me/library/contains"])
            #expect(await conversation.violations() == [])
        }
    }

    @Test func `a playlist is made and filled, a stranger's is left alone`() async throws {
        let conversation = try await Conversation(Self.sentences)
        try await conversation.home.clock.flow {
            #expect(await conversation.say("play so what").code == .ok)
            #expect(await conversation.say("create a playlist").speech.hasPrefix("create_playlist.ok("))
            _ = await conversation.sent()
            #expect(await conversation.say("add this to it").speech.hasPrefix("add_to_playlist.ok(playlist=Rainy Days"))
            let sent = await conversation.sent()
            #expect(sent.dropLast() == [] || sent.dropLast() == Self.playlists[...])
            #expect(sent.last?.hasPrefix("POST /v1/playlists/") == true)
            let library = try #require(conversation.home.provider.library)
            let page = try await library.page(of: .playlists, from: nil, frame: conversation.home.frame)
            let made = try #require(page.entries.first { $0.item.name == "Rainy Days" })
            let contents = try await library.contents(of: made.item.id, frame: conversation.home.frame)
            #expect(contents.map(\.name) == ["So What"])
            _ = await conversation.sent()
            let reply = await conversation.say("add this to a stranger's")
            #expect(reply.speech == "add_to_playlist.not_yours(playlist=Party Hits)")
            #expect(await conversation.sent() == [])
            #expect(await conversation.violations() == [])
        }
    }

    @Test func `more like this is a list with other pieces first`() async throws {
        let conversation = try await Conversation(Self.sentences)
        try await conversation.home.clock.flow {
            #expect(await conversation.say("play so what").code == .ok)
            _ = await conversation.sent()
            let reply = await conversation.say("more like this")
            #expect(reply.speech.hasPrefix("radio.ok("))
            let sent = await conversation.sent()
            #expect(sent.first == "GET /v1/search")
            #expect(sent.last == Self.play)
            #expect(sent.count <= 4)
            let state = try await conversation.home.state()
            #expect(state?.item != nil)
            #expect(state?.item?.name != "So What")
        }
    }

    @Test func `what was heard is told and played again`() async throws {
        let conversation = try await Conversation(Self.sentences)
        try await conversation.home.clock.flow {
            #expect(await conversation.say("what did we hear").speech == "recent.nothing()")
            #expect(await conversation.say("play so what").code == .ok)
            try await conversation.home.clock.source.sleep(for: .seconds(60))
            #expect(await conversation.say("play the latest episode").code == .ok)
            try await conversation.home.clock.source.sleep(for: .seconds(3))
            #expect(await conversation.say("what did we hear").item?.title == "So What")
            #expect(await conversation.say("play what we heard").item?.title == "So What")
        }
    }

    @Test func `the latest episode of a show plays`() async throws {
        let conversation = try await Conversation(Self.sentences)
        await conversation.home.clock.flow {
            let reply = await conversation.say("play the latest episode")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "Saturn Comes Closer")
            #expect(await conversation.violations() == [])
        }
    }

    @Test func `without its scope a feature asks for a login, and music goes on`() async throws {
        let scopes = ["user-read-playback-state", "user-modify-playback-state", "user-read-private"]
        let conversation = try await Conversation(Self.sentences, scopes: scopes)
        await conversation.home.clock.flow {
            #expect(await conversation.say("play my liked songs").code == .loginRequired)
            #expect(await conversation.say("what did we hear").code == .loginRequired)
            #expect(await conversation.say("create a playlist").code == .loginRequired)
            #expect(await conversation.say("play so what").code == .ok)
            #expect(await conversation.say("like this").code == .loginRequired)
        }
    }
}
