import MusicSkillCore
import TestSupport
import Testing

/// "Play": from the words to a player whose own state shows it.
@Suite(.timeLimit(.minutes(1)))
struct PlayingTests {
    let service = TestService()

    @Test func `it says playing only after the player's state shows it`() async {
        await service.time.flow {
            service.arrange { $0.visibilityDelay = .milliseconds(900) }
            let start = service.time.now
            let reply = await service.say("play jazz in kitchen", transaction: "t1")
            #expect(reply.code == .ok)
            #expect(reply.transaction == "t1")
            #expect(reply.item?.title == "Jazz Classics")
            #expect(reply.player == PlayerView(name: "Kitchen Speaker"))
            #expect(
                reply.speech
                    == "play.ok(place=place.room(room=kitchen), player=Kitchen Speaker, "
                    + "what=what.playlist(title=Jazz Classics))")
            #expect(start.duration(to: service.time.now) >= .milliseconds(900))
        }
    }

    @Test func `a player that accepts and does nothing is not confirmed`() async {
        await service.time.flow {
            service.arrange { $0.isDeaf = true }
            let reply = await service.say("play jazz in kitchen")
            #expect(reply.code == .notConfirmed)
            #expect(reply.speech.hasPrefix("not_confirmed("))
        }
    }

    @Test func `music that plays on another speaker is not what was asked for`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.isDeaf = true }
            await service.play(Music.standByMe, on: .bedroom)
            let reply = await service.say("play stand by me by ben e king", room: "kitchen")
            #expect(reply.code == .notConfirmed)
        }
    }

    @Test func `cold, a play costs one search, one listing, one command and one look`() async {
        await service.time.flow {
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(
                service.provider.calls == [
                    "search jazz", "players", "play playlist Jazz Classics on Kitchen Speaker", "state",
                ])
        }
    }

    @Test func `with the speaker known, the command itself is the only call besides search and look`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(
                service.provider.calls == [
                    "search jazz", "play playlist Jazz Classics on Kitchen Speaker", "state",
                ])
        }
    }

    @Test func `an effect that shows within a second costs at most two looks`() async {
        await service.time.flow {
            service.arrange { $0.visibilityDelay = .milliseconds(950) }
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(service.provider.count(.state) == 2)
        }
    }

    @Test func `a title holding by is told from its artist by what exists`() async {
        await service.time.flow {
            let reply = await service.say("play stand by me by ben e king")
            #expect(reply.code == .ok)
            #expect(reply.item?.artist == "Ben E. King")
            #expect(reply.slots == ["title": "stand by me", "artist": "ben e king"])
            #expect(service.provider.count(.search) == 1)
        }
    }

    @Test func `what cannot be found is said, and nothing is sent to a player`() async {
        await service.time.flow {
            let reply = await service.say("play qqqq")
            #expect(reply.code == .notFound)
            #expect(reply.speech == "not_found(query=qqqq)")
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `an unknown room is named, with the rooms there are`() async {
        await service.time.flow {
            let reply = await service.say("play jazz in the ballroom")
            #expect(reply.code == .noPlayer)
            #expect(
                reply.speech == "no_player.room(room=ballroom, rooms=kitchen, living room, bedroom, garage)")
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `a room without a speaker is told before anything is searched for`() async {
        await service.time.flow {
            let reply = await service.say("play jazz in the garage")
            #expect(reply.code == .noPlayer)
            #expect(reply.speech == "no_player.empty_room(room=garage)")
            #expect(service.provider.calls.isEmpty)
        }
    }

    @Test func `a sentence nobody understands costs no call`() async {
        await service.time.flow {
            let reply = await service.say("colourless green ideas")
            #expect(reply.code == .notUnderstood)
            #expect(service.provider.calls.isEmpty)
        }
    }

    @Test func `a language without a skill is said to be the reason`() async {
        await service.time.flow {
            let reply = await service.say("spiel jazz", language: "de")
            #expect(reply.code == .notUnderstood)
            #expect(reply.speech == "language_unknown(language=de)")
        }
    }

    @Test func `a dry run plans, and touches nothing`() async {
        await service.time.flow {
            let reply = await service.say("play jazz in kitchen", isDryRun: true)
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "Jazz Classics")
            #expect(reply.player?.id == "kitchen_speaker")
            #expect(reply.speech.hasPrefix("plan.play("))
            #expect(service.provider.calls == ["search jazz"])
        }
    }

    @Test func `an explanation holds readings, searches, candidates, decisions and timings`() async throws {
        try await service.time.flow {
            let reply = await service.say("play stand by me by ben e king", explain: true)
            let explanation = try #require(reply.explanation)
            #expect(explanation.readings.count == 3)
            #expect(explanation.searches == ["stand by me ben e king"])
            #expect(explanation.candidates.first?.item.artist == "Ben E. King")
            #expect(explanation.decisions.contains("took Stand by Me, score 0.996"))
            #expect(explanation.timings.map(\.stage) == ["read", "resolve", "act", "confirm"])
        }
    }
}
