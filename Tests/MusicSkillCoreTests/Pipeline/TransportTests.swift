import MusicSkillCore
import TestSupport
import Testing

/// Commands about the music that sounds already.
@Suite(.timeLimit(.minutes(1)))
struct TransportTests {
    let service = TestService()

    @Test func `pause acts on what plays, wherever it was asked from`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .bedroom)
            let reply = await service.say("pause", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.speech == "pause.ok(player=Bedroom)")
            #expect(service.provider.calls == ["pause on Bedroom", "state"])
        }
    }

    @Test func `pause finds what plays although nobody had looked yet`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .bedroom, isSeen: false)
            #expect(await service.say("pause", site: "kitchen-pi").code == .ok)
            #expect(service.provider.calls == ["state", "pause on Bedroom", "state"])
        }
    }

    @Test func `pause with nothing playing says so and commands nothing`() async {
        await service.time.flow {
            let reply = await service.say("pause")
            #expect(reply.code == .ok)
            #expect(reply.speech.hasPrefix("pause.nothing("))
            #expect(service.provider.calls == ["state"])
        }
    }

    @Test func `pausing a room leaves the music in another alone`() async {
        await service.time.flow {
            await service.play(on: .bedroom)
            let reply = await service.say("pause in the kitchen")
            #expect(reply.speech.hasPrefix("pause.nothing(place=place.room(room=kitchen)"))
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `one empty reading is not taken for silence`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .bedroom)
            service.time.advance(by: .seconds(6))
            service.provider.set { $0.emptyReadings = 1 }
            #expect(await service.say("next").code == .ok)
            #expect(service.provider.commands == ["next on Bedroom"])
        }
    }

    @Test func `next names the item that plays then`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let reply = await service.say("next")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "The next one")
        }
    }

    @Test func `resume of what plays already is no command`() async {
        await service.time.flow {
            await service.play(on: .kitchen)
            #expect(await service.say("resume").code == .ok)
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `resume goes on where the music was paused`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen, status: .paused)
            let reply = await service.say("resume")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "Stand by Me")
            #expect(service.provider.commands == ["resume on Kitchen Speaker"])
        }
    }

    @Test func `with nothing to go on with resume says so`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.isDeaf = true }
            service.provider.set { script in
                script.refusals[.command] = [
                    ProviderError(.notSupported, "Restriction violated", reason: ProviderError.alreadySo)
                ]
            }
            let reply = await service.say("resume", room: "kitchen")
            #expect(reply.code == .notFound)
            #expect(reply.speech.hasPrefix("resume.nothing("))
        }
    }

    @Test func `without any player resume is answered with no player`() async {
        let service = TestService(home: Home())
        await service.time.flow {
            #expect(await service.say("resume").code == .noPlayer)
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `music moves to the room that was named`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let reply = await service.say("move the music to the bedroom")
            #expect(reply.code == .ok)
            #expect(reply.player?.name == "Bedroom")
            #expect(reply.item?.title == "Stand by Me")
        }
    }

    @Test func `paused music moves without a sound`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen, status: .paused)
            let reply = await service.say("move the music to the bedroom")
            #expect(reply.speech.hasPrefix("transfer.paused("))
            #expect(await service.board.current?.status == .paused)
            #expect(await service.board.current?.player.name == "Bedroom")
        }
    }

    @Test func `a place in the music is reached and told`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            #expect(await service.say("go to one twenty").speech == "seek.ok(player=Kitchen Speaker, position=1:20)")
            service.time.advance(by: .seconds(10))
            // The answer itself took the 0.4 s until the first look.
            #expect(await service.say("forward thirty seconds").speech.contains("position=2:00"))
            #expect(
                service.provider.commands == ["seek 80000 ms on Kitchen Speaker", "seek 120400 ms on Kitchen Speaker"])
        }
    }

    @Test func `one song repeats`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            #expect(await service.say("repeat this song").speech.hasPrefix("repeat_track.ok("))
            #expect(await service.board.current?.repetition == .track)
        }
    }

    @Test func `with nothing playing there is nothing to move`() async {
        await service.time.flow {
            let reply = await service.say("move the music to the bedroom")
            #expect(reply.speech.hasPrefix("transfer.nothing("))
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `what plays is told with the speaker it plays on`() async {
        await service.time.flow {
            await service.play(on: .bedroom)
            let reply = await service.say("what is playing", site: "kitchen-pi")
            #expect(
                reply.speech
                    == "now_playing.ok(place=place.room(room=bedroom), player=Bedroom, "
                    + "what=what.track(artist=Ben E. King, title=Stand by Me))")
        }
    }

    @Test func `what plays elsewhere does not play in the room asked about`() async {
        await service.time.flow {
            await service.play(on: .bedroom)
            let reply = await service.say("what is playing in the kitchen")
            #expect(reply.speech.hasPrefix("now_playing.nothing("))
        }
    }

    @Test func `a music asked about on a cold start is placed where it really sounds`() async {
        await service.time.flow {
            await service.play(on: .bedroom, isSeen: false)
            let reply = await service.say("what is playing", site: "kitchen-pi")
            #expect(reply.speech.contains("place=place.player(player=Bedroom)"))
        }
    }

    @Test func `an item is queued on the player that plays`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .bedroom)
            #expect(await service.say("queue halo").code == .ok)
            #expect(service.provider.commands == ["queue Halo on Bedroom"])
        }
    }

    @Test func `a queueing that may have failed is not called done, since no state shows it`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .bedroom)
            service.provider.set {
                $0.refusals[.command] = [ProviderError(.providerUnavailable, "timed out", mayHaveHappened: true)]
            }
            #expect(await service.say("queue halo").code == .notConfirmed)
            #expect(service.provider.count(.command) == 1)
        }
    }
}
