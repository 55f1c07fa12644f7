import TestSupport
import Testing

@testable import MusicSkillCore

/// "Again" and "play it in the bedroom": what this place did last, when it no longer plays or never did.
@Suite(.timeLimit(.minutes(1)))
struct ComingBackTests {
    let service = TestService()

    private func silence() async {
        service.arrange { $0.show(nil, at: service.time.now) }
        await service.board.record(
            PlaybackState(
                status: .idle, player: .kitchen, observedAt: service.time.now,
                observedDate: service.time.source.wallClock()))
        service.provider.forgetCalls()
    }

    @Test func `what plays is moved`() async {
        await service.time.flow {
            _ = await service.say("play halo", site: "kitchen-pi")
            service.provider.forgetCalls()
            let reply = await service.say("play it in the bedroom", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.player == PlayerView(name: "Bedroom"))
            #expect(service.provider.commands.first?.hasPrefix("transfer") == true)
        }
    }

    @Test func `what has ended is played there`() async {
        await service.time.flow {
            _ = await service.say("play halo", site: "kitchen-pi")
            await silence()
            let reply = await service.say("play it in the bedroom", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "Halo")
            #expect(service.provider.commands == ["play track Halo on Bedroom"])
        }
    }

    @Test func `what failed where it was wanted is played where it is wanted now`() async {
        await service.time.flow {
            service.arrange { $0.isDeaf = true }
            #expect(await service.say("play halo", site: "kitchen-pi").code == .notConfirmed)
            service.arrange { $0.isDeaf = false }
            let reply = await service.say("play it in the bedroom", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.item?.title == "Halo")
            #expect(reply.player == PlayerView(name: "Bedroom"))
        }
    }

    @Test func `what has ended is played again`() async {
        await service.time.flow {
            _ = await service.say("play halo", site: "kitchen-pi")
            await silence()
            let reply = await service.say("play it again", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(service.provider.commands == ["play track Halo on Kitchen Speaker"])
        }
    }

    @Test func `an unknown room is told`() async {
        await service.time.flow {
            _ = await service.say("play halo", site: "kitchen-pi")
            await silence()
            #expect(await service.say("play it in the ballroom", site: "kitchen-pi").code == .noPlayer)
        }
    }

    @Test func `after a minute nothing is remembered`() async {
        await service.time.flow {
            _ = await service.say("play halo", site: "kitchen-pi")
            await silence()
            service.time.advance(by: Dialogue.memory)
            let reply = await service.say("play it in the bedroom", site: "kitchen-pi")
            #expect(reply.speech.hasPrefix("transfer.nothing"))
        }
    }
}
