import MusicSkillCore
import TestSupport
import Testing

/// Sentences that change what the account owns, or ask about it.
@Suite(.timeLimit(.minutes(1)))
struct LibraryDeskTests {
    private let library: FakeLibrary
    private let service: TestService

    private static let song = MusicItem(
        id: MusicID(.track, "halo"), name: "Halo", artists: ["Beyoncé"], album: "I Am", duration: .seconds(200))
    private static let album = Music.album("I Am", by: "Beyoncé")
    private static let running = MusicItem(id: MusicID(.playlist, "mine"), name: "Running", artists: ["me"])

    init() async throws {
        let library = FakeLibrary()
        library.set { contents in
            contents.shelves = [
                .playlists: [LibraryEntry(Self.running, isEditable: true)], .likedTracks: [],
            ]
            contents.contents[Self.album.id] = [Self.song, Music.track("Ego", by: "Beyoncé")]
        }
        self.library = library
        service = TestService(library: library)
        service.provider.set { script in
            script.catalogue["Beyoncé"] = [Music.artist("Beyonce Tribute"), Music.artist("Beyoncé"), Self.album]
            script.catalogue["I Am Beyoncé"] = [Self.album]
            script.catalogue["halo"] = [Self.song]
            script.catalogue["queen"] = [Music.artist("Queen")]
            script.catalogue["Queen"] = []
        }
        try await service.listPlayers()
    }

    @Test func `what plays is liked, and that is looked at before it is said`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            let reply = await service.say("like this")
            #expect(reply.code == .ok)
            #expect(reply.speech == "like.ok(what=what.track(artist=Beyoncé, title=Halo))")
            #expect(library.calls == ["save halo", "contains halo"])
            #expect(service.provider.calls.isEmpty)
        }
    }

    @Test func `an old state is asked for anew, for a like lasts`() async throws {
        try await service.time.flow {
            await service.play(Music.standByMe, on: .kitchen)
            try await service.time.source.sleep(for: .seconds(10))
            await service.play(Self.song, on: .kitchen, isSeen: false)
            #expect(await service.say("like this").item?.title == "Halo")
            #expect(service.provider.calls == ["state"])
        }
    }

    @Test func `liking twice says so`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            _ = await service.say("like this", site: "a")
            library.forgetCalls()
            #expect(await service.say("like this", site: "b").speech.hasPrefix("like.already("))
            #expect(library.calls == ["contains halo"])
        }
    }

    @Test(arguments: ["like this", "unlike this"])
    func `what does not show is not said to have worked`(sentence: String) async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            if sentence == "unlike this" { _ = await service.say("like this") }
            library.set { $0.isDeaf = true }
            #expect(await service.say(sentence).code == .notConfirmed)
        }
    }

    @Test func `the album and the artist of what plays are looked up by their very names`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            #expect(await service.say("like this album").item?.title == "I Am")
            #expect(await service.say("follow this artist").item?.title == "Beyoncé")
            #expect(library.calls.filter { $0.hasPrefix("save") } == ["save I Am/Beyoncé", "save Beyoncé"])
        }
    }

    @Test func `a named song is liked without being played`() async {
        await service.time.flow {
            #expect(await service.say("like halo").speech.hasPrefix("like.ok("))
            #expect(library.calls == ["save halo", "contains halo"])
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `unliking removes, and confirms`() async {
        await service.time.flow {
            library.set { $0.shelves[.likedTracks] = [LibraryEntry(Self.song)] }
            await service.play(Self.song, on: .kitchen)
            #expect(await service.say("unlike this").speech.hasPrefix("unlike.ok("))
            #expect(library.calls == ["remove halo", "contains halo"])
        }
    }

    @Test(arguments: ["like this", "unlike this", "add this to running", "more like this"])
    func `with nothing playing there is no this`(sentence: String) async {
        await service.time.flow {
            #expect(await service.say(sentence).speech == "now_playing.nothing()")
            #expect(library.calls.allSatisfy { $0.hasPrefix("page") })
        }
    }

    @Test(arguments: [
        ("add this to running", "add halo to mine"), ("add halo to running", "add halo to mine"),
        ("add this album to running", "add halo, Ego/Beyoncé to mine"),
    ])
    func `an own playlist gets what plays or what is named`(sentence: String, call: String) async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            let reply = await service.say(sentence)
            #expect(reply.speech.hasPrefix("add_to_playlist.ok(playlist=Running"))
            #expect(library.calls.last == call)
        }
    }

    @Test func `a playlist made elsewhere a moment ago is found`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            library.set { $0.shelves[.playlists] = [] }
            #expect(await service.say("add this to running").speech == "add_to_playlist.unknown(playlist=running)")
            library.set { $0.shelves[.playlists] = [LibraryEntry(Self.running, isEditable: true)] }
            #expect(await service.say("add this to running", site: "b").code == .ok)
            #expect(library.calls.count { $0.hasPrefix("page") } == 2)
        }
    }

    @Test func `somebody else's playlist is not added to`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            library.set { $0.shelves[.playlists] = [LibraryEntry(Self.running)] }
            let reply = await service.say("add this to running")
            #expect(reply.code == .forbidden)
            #expect(reply.speech == "add_to_playlist.not_yours(playlist=Running)")
            #expect(!library.calls.contains { $0.hasPrefix("add") })
        }
    }

    @Test func `what the service finds not to be one's own is said to be so`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            library.set { $0.locked = [Self.running.id] }
            #expect(await service.say("add this to running").speech == "add_to_playlist.not_yours(playlist=Running)")
        }
    }

    @Test func `a new playlist is known at once`() async {
        await service.time.flow {
            let reply = await service.say("create a playlist called Rainy Days")
            #expect(reply.speech.hasPrefix("create_playlist.ok(playlist=Rainy Days"))
            #expect(library.calls == ["create Rainy Days"])
        }
    }

    @Test func `what is missing is asked for`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            #expect(await service.say("create a playlist").speech == "create_playlist.name()")
            #expect(await service.say("add this to a playlist").speech == "add_to_playlist.which()")
            #expect(library.calls.isEmpty)
        }
    }

    @Test func `more like this plays where it plays, and begins with something else`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            let reply = await service.say("more like this")
            #expect(reply.speech.hasPrefix("radio.ok("))
            #expect(service.provider.commands == ["play 2 pieces from Ego on Kitchen Speaker"])
            #expect(library.calls == ["contents I Am/Beyoncé"])
            #expect(service.provider.count(.search) == 1)
        }
    }

    @Test func `a radio of whom nobody plays anything is not offered`() async {
        await service.time.flow {
            #expect(await service.say("play queen radio").code == .notSupported)
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `what was heard before is told, which is not what plays now`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            #expect(await service.say("what did we hear before").speech == "recent.nothing()")
            library.set { $0.recent = [Self.song, Music.standByMe] }
            let reply = await service.say("what did we hear before", site: "b")
            #expect(reply.speech == "recent.ok(what=what.track(artist=Ben E. King, title=Stand by Me))")
        }
    }

    @Test func `without a library it is said that it cannot be done`() async {
        let service = TestService()
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            #expect(await service.say("like this").code == .notSupported)
            #expect(await service.say("play my liked songs").code == .notFound)
        }
    }

    @Test func `what may have happened is not called undone, for said again it would happen twice`() async {
        await service.time.flow {
            let lost = ProviderError(.providerUnavailable, "no answer", mayHaveHappened: true)
            library.set { $0.refusals = [lost] }
            #expect(await service.say("create a playlist called Rainy Days").code == .notConfirmed)
        }
    }

    @Test func `a refusal of the service is told`() async {
        await service.time.flow {
            await service.play(Self.song, on: .kitchen)
            library.set { $0.refusals = [ProviderError(.rateLimited, "wait", retryAfter: .seconds(41))] }
            let reply = await service.say("like this")
            #expect(reply.code == .rateLimited)
            #expect(reply.retryAfterSeconds == 41)
        }
    }
}
