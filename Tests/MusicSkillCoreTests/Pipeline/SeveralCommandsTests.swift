import MusicSkillCore
import TestSupport
import Testing

/// "Play halo and turn it up": several commands, one answer.
@Suite(.timeLimit(.minutes(1)))
struct SeveralCommandsTests {
    private let service = TestService()

    @Test func `both are carried out in the order they were said, and one reply tells of both`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            let reply = await service.say("play halo and turn it up", room: "kitchen", explain: true)
            #expect(reply.code == .ok)
            #expect(reply.intent == .play)
            #expect(reply.item?.title == "Halo")
            #expect(
                service.provider.commands == [
                    "play track Halo on Kitchen Speaker", "volume 50 on Kitchen Speaker",
                ])
            #expect(reply.speech.hasPrefix("play.ok("))
            #expect(reply.speech.contains(") volume.ok("))
            #expect(reply.explanation?.readings.map(\.intent) == ["play", "volume_up"])
        }
    }

    @Test func `what is about the first is left when the first has failed`() async {
        await service.time.flow {
            service.provider.set { $0.catalogue["qqqq"] = [] }
            let reply = await service.say("play qqqq and turn it up", room: "kitchen")
            #expect(reply.code == .notFound)
            #expect(reply.speech == "not_found(query=qqqq)")
            #expect(service.provider.commands == [])
        }
    }

    @Test func `what stands alone is done although the first has failed, and the failure is the answer`() async {
        await service.time.flow {
            let reply = await service.say("play qqqq and play halo in the bedroom", room: "kitchen")
            #expect(reply.code == .notFound)
            #expect(reply.speech.hasPrefix("play.ok("))
            #expect(reply.speech.hasSuffix(" not_found(query=qqqq)"))
            #expect(service.provider.commands == ["play track Halo on Bedroom"])
        }
    }

    @Test func `a second that fails is the answer, with what was done before it`() async {
        await service.time.flow {
            let reply = await service.say("play halo and pause in the garage", room: "kitchen")
            #expect(reply.code == .noPlayer)
            #expect(reply.item?.title == "Halo")
            #expect(reply.speech.hasPrefix("play.ok("))
        }
    }

    @Test func `said twice within a moment it is done once`() async {
        await service.time.flow {
            #expect(await service.say("play halo and turn it up", room: "kitchen").code == .ok)
            #expect(await service.say("play halo and turn it up", room: "kitchen").code == .duplicate)
            #expect(service.provider.count(.command) == 2)
        }
    }
}
