import MusicSkillCore
import TestSupport
import Testing

/// One's own before what was played before, before what the service finds.
@Suite(.timeLimit(.minutes(1)))
struct OwnMusicTests {
    private let library: FakeLibrary
    private let service: TestService

    init() async throws {
        let library = FakeLibrary()
        library.set { contents in
            contents.shelves = [
                .playlists: [LibraryEntry(Self.running, isEditable: true), LibraryEntry(Self.followed)],
                .likedTracks: [LibraryEntry(Music.track("Jazz", by: "Queen")), LibraryEntry(Self.queenSong)],
            ]
            contents.recent = [Music.standByMe, Music.track("Halo", by: "Beyoncé")]
        }
        self.library = library
        service = TestService(library: library)
        service.provider.set { script in
            script.catalogue["running"] = [Music.playlist("Running")]
            script.catalogue["queen"] = [Music.artist("Queen")]
        }
        try await service.listPlayers()
    }

    private static let running = MusicItem(id: MusicID(.playlist, "mine"), name: "My Running Playlist", artists: ["me"])
    private static let followed = MusicItem(id: MusicID(.playlist, "theirs"), name: "Dinner", artists: ["somebody"])
    private static let queenSong = Music.track("Queen", by: "Perfume Genius")

    @Test func `an own playlist wins over a stranger's of that very name, without a search`() async {
        await service.time.flow {
            let reply = await service.say("play my running playlist")
            #expect(reply.code == .ok)
            #expect(reply.item?.id == "mine")
            #expect(service.provider.calls == ["play playlist My Running Playlist on Living Room Speaker", "state"])
            #expect(library.calls == ["page playlists first"])
        }
    }

    @Test func `once read, the playlists cost no call at all`() async {
        await service.time.flow {
            _ = await service.say("play my running playlist")
            library.forgetCalls()
            let reply = await service.say("play my running playlist", room: "kitchen")
            #expect(reply.code == .ok)
            #expect(library.calls.isEmpty)
            #expect(service.provider.count(.search) == 0)
        }
    }

    @Test func `where own playlists cannot be read the search has to do, and is not held up again`() async {
        await service.time.flow {
            let refusal = ProviderError(.loginRequired, "no", reason: ProviderError.scopeMissing)
            library.set { $0.refusals = [refusal] }
            #expect(await service.say("play my running playlist").item?.id == "Running")
            #expect(await service.say("play my running playlist", room: "kitchen").code == .ok)
            #expect(library.calls == ["page playlists first"])
        }
    }

    @Test func `a genre is not mistaken for a liked track of that name`() async {
        await service.time.flow {
            _ = await service.say("play my liked songs")
            let reply = await service.say("play jazz")
            #expect(reply.item?.title == "Jazz Classics")
        }
    }

    @Test func `one word alone is looked up before a liked track is taken for it`() async {
        await service.time.flow {
            _ = await service.say("play my liked songs")
            #expect(await service.say("play queen").item?.kind == "artist")
        }
    }

    @Test func `liked songs are fetched once and played in their order`() async {
        await service.time.flow {
            let reply = await service.say("play my liked songs")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "liked songs")
            #expect(service.provider.commands == ["play 2 pieces from Jazz on Living Room Speaker"])
            _ = await service.say("shuffle my liked songs")
            #expect(library.calls == ["page liked_tracks first"])
        }
    }

    @Test func `no more than a hundred liked songs are sent to a player`() async {
        await service.time.flow {
            library.set { contents in
                contents.pageSize = 300
                contents.shelves[.likedTracks] = (0..<300).map { LibraryEntry(Music.track("Song \($0)", by: "X")) }
            }
            _ = await service.say("play my liked songs")
            #expect(service.provider.commands == ["play 100 pieces from Song 0 on Living Room Speaker"])
        }
    }

    @Test func `nothing liked is nothing found, and a login that does not allow it is said`() async {
        await service.time.flow {
            library.set { $0.refusals = [ProviderError(.loginRequired, "no", reason: ProviderError.scopeMissing)] }
            #expect(await service.say("play my liked songs").code == .loginRequired)
            library.set { $0.shelves = [:] }
            #expect(await service.say("play my liked songs", room: "kitchen").speech == "not_found(query=liked songs)")
        }
    }

    @Test func `what was heard last is played again`() async {
        await service.time.flow {
            #expect(await service.say("play what we heard last").item?.title == "Stand by Me")
            #expect(service.provider.commands == ["play 2 pieces from Stand by Me on Living Room Speaker"])
        }
    }

    @Test func `the same words mean the same after a restart, and cost no search`() async throws {
        try await service.time.flow {
            #expect(await service.say("play halo").code == .ok)
            let restarted = TestService(time: service.time, store: service.store)
            restarted.provider.set { $0.catalogue = [:] }
            try await restarted.listPlayers()
            let reply = await restarted.say("play halo", room: "kitchen")
            #expect(reply.item?.title == "Halo")
            #expect(restarted.provider.calls == ["play track Halo on Kitchen Speaker", "state"])
        }
    }

    @Test func `a memory that could not be read is not written over`() async {
        await service.time.flow {
            #expect(await service.say("play halo").code == .ok)
            let restarted = TestService(time: service.time, store: service.store)
            service.store.fail("disk full")
            #expect(await restarted.say("play jazz").code == .ok)
            service.store.recover()
            #expect(await restarted.say("play stand by me by ben e king").code == .ok)
            let later = TestService(time: service.time, store: service.store)
            later.provider.set { $0.catalogue = [:] }
            for sentence in ["play halo", "play jazz", "play stand by me by ben e king"] {
                #expect(await later.say(sentence).code == .ok, "\(sentence)")
            }
        }
    }

    @Test func `what did not play is not remembered, and what is gone is forgotten`() async {
        await service.time.flow {
            service.arrange { $0.isDeaf = true }
            _ = await service.say("play halo")
            service.arrange { $0.isDeaf = false }
            _ = await service.say("play halo", room: "kitchen")
            #expect(service.provider.count(.search) == 2)
            service.provider.set { $0.refusals[.command] = [ProviderError(.notFound, "gone")] }
            #expect(await service.say("play halo", room: "bedroom").code == .notFound)
            _ = await service.say("play halo")
            #expect(service.provider.count(.search) == 3)
        }
    }

    @Test func `after a logout nothing is known of what was owned and played`() async throws {
        try await service.time.flow {
            #expect(await service.say("play my running playlist").item?.id == "mine")
            #expect(await service.say("play halo").code == .ok)
            try await service.store.removeAll(prefix: "account/default/")
            service.provider.set { $0.refusals[.command] = [ProviderError(.loginRequired, "logged out")] }
            #expect(await service.say("play halo", room: "kitchen").code == .loginRequired)
            library.set { $0.shelves = [:] }
            #expect(await service.say("play my running playlist", room: "kitchen").item?.id == "Running")
            #expect(await service.say("play halo", room: "bedroom").code == .ok)
            #expect(service.provider.calls.filter { $0 == "search halo" }.count == 2)
        }
    }

    @Test func `the latest episode is the latest each time`() async {
        await service.time.flow {
            let show = MusicItem(id: MusicID(.show, "radiolab"), name: "Radiolab")
            let episodes = ["New", "Old"].map { MusicItem(id: MusicID(.episode, $0), name: $0) }
            service.provider.set { $0.catalogue["radiolab"] = [show] }
            library.set { $0.contents[show.id] = episodes }
            #expect(await service.say("play the latest episode of radiolab").item?.title == "New")
            library.set { $0.contents[show.id] = [MusicItem(id: MusicID(.episode, "Newer"), name: "Newer")] }
            let reply = await service.say("play the latest episode of radiolab", room: "kitchen")
            #expect(reply.item?.title == "Newer")
            #expect(reply.item?.album == "Radiolab")
            #expect(await service.say("play radiolab", room: "bedroom").item?.kind == "show")
        }
    }
}
