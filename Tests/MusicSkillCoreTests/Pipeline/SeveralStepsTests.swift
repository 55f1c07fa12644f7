import MusicSkillCore
import TestSupport
import Testing

/// Sentences that ask for more than one thing.
@Suite(.timeLimit(.minutes(1)))
struct SeveralStepsTests {
    private let service = TestService()

    @Test func `the volume is set once the music has been seen`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            #expect(await service.say("play jazz at 30 percent", room: "kitchen").code == .ok)
            #expect(
                service.provider.calls == [
                    "search jazz", "play playlist Jazz Classics on Kitchen Speaker", "state",
                    "volume 30 on Kitchen Speaker", "state",
                ])
        }
    }

    @Test func `a volume that is so already is not set`() async throws {
        try await service.time.flow {
            service.arrange { $0.speakers[0].player.volume = 30 }
            try await service.listPlayers()
            #expect(await service.say("play jazz at 30 percent", room: "kitchen").code == .ok)
            #expect(service.provider.commands == ["play playlist Jazz Classics on Kitchen Speaker"])
        }
    }

    @Test func `what worked is said before what did not`() async throws {
        try await service.time.flow {
            service.arrange { $0.speakers[0].refusesVolume = true }
            try await service.listPlayers()
            let reply = await service.say("play jazz at 30 percent", room: "kitchen")
            #expect(reply.code == .notSupported)
            #expect(reply.item?.title == "Jazz Classics")
            #expect(
                reply.speech
                    == "play.ok(place=place.room(room=kitchen), player=Kitchen Speaker, "
                    + "what=what.playlist(title=Jazz Classics)) "
                    + "not_supported.volume(player=Kitchen Speaker, provider=Fake)")
        }
    }

    @Test func `a player that refused its volume once is not asked again`() async throws {
        try await service.time.flow {
            service.arrange { $0.speakers[0].refusesVolume = true }
            try await service.listPlayers()
            for _ in 1...2 {
                let reply = await service.say("volume 30", room: "kitchen")
                #expect(reply.speech.hasPrefix("not_supported.volume("))
                service.time.advance(by: .seconds(3))
            }
            #expect(service.provider.count(.command) == 1)
        }
    }

    @Test func `without the music nothing else is tried`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.provider.set { $0.refusals[.command] = [ProviderError(.premiumRequired, "no")] }
            let reply = await service.say("play jazz at 30 percent", room: "kitchen")
            #expect(reply.code == .premiumRequired)
            #expect(reply.speech == "premium_required(player=Kitchen Speaker, provider=Fake)")
            #expect(service.provider.count(.command) == 1)
        }
    }

    @Test func `music that plays is shuffled before what comes next begins`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let reply = await service.say("shuffle jazz", room: "kitchen")
            #expect(reply.speech.hasPrefix("play.shuffled("))
            #expect(
                service.provider.commands == [
                    "shuffle on on Kitchen Speaker", "play playlist Jazz Classics on Kitchen Speaker",
                ])
            #expect(await service.board.current?.shuffle == true)
        }
    }

    @Test func `where nothing plays, shuffling follows the music`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            #expect(await service.say("shuffle jazz", room: "kitchen").code == .ok)
            #expect(
                service.provider.commands == [
                    "play playlist Jazz Classics on Kitchen Speaker", "shuffle on on Kitchen Speaker",
                ])
        }
    }

    @Test func `a shuffling refused beforehand is made up for afterwards`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            service.provider.set { script in
                script.refusals[.command] = [
                    ProviderError(.notSupported, "Restriction violated", reason: ProviderError.alreadySo)
                ]
            }
            #expect(await service.say("shuffle jazz", room: "kitchen").code == .ok)
            #expect(service.provider.count(.command) == 3)
            #expect(await service.board.current?.shuffle == true)
        }
    }
}
