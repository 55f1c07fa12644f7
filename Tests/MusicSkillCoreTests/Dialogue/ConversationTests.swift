import MusicSkillCore
import TestSupport
import Testing

/// Sentences that mean what they mean because of what was said before.
@Suite(.timeLimit(.minutes(1)))
struct ConversationTests {
    let service = TestService()

    private var commands: [String] { service.provider.commands }

    @Test func `of namesakes side by side it asks which, and plays nothing`() async {
        await service.time.flow {
            let reply = await service.say("play hurt", site: "kitchen-pi")
            #expect(reply.code == .ask)
            #expect(reply.intent == .play)
            #expect(
                reply.speech
                    == "ask(a=what.track(artist=Nine Inch Nails, title=Hurt), "
                    + "b=what.track(artist=Johnny Cash, title=Hurt), "
                    + "c=what.track(artist=Christina Aguilera, title=Hurt))")
            #expect(reply.candidates?.map(\.item.artist) == Music.hurts.map(\.artists.first))
            #expect(commands == [])
        }
    }

    @Test(arguments: [("the first one", 0), ("the second one", 1), ("the last one", 2)])
    func `the answer is played where it was asked for`(answer: String, index: Int) async {
        await service.time.flow {
            _ = await service.say("play hurt in the bedroom", site: "kitchen-pi")
            let reply = await service.say(answer, site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.intent == .select)
            #expect(reply.item?.artist == Music.hurts[index].artists.first)
            #expect(reply.player == PlayerView(name: "Bedroom"))
            #expect(commands == ["play track Hurt on Bedroom"])
        }
    }

    @Test func `what was picked is known the next time`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            _ = await service.say("the second one", site: "kitchen-pi")
            service.time.advance(by: .seconds(120))
            let reply = await service.say("play hurt", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.item?.artist == "Johnny Cash")
            #expect(service.provider.count(.search) == 1)
        }
    }

    @Test func `neither ends the question`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            let reply = await service.say("neither", site: "kitchen-pi")
            #expect(reply.code == .ok)
            #expect(reply.speech.hasPrefix("cancel.ok"))
            #expect(await service.say("the second one", site: "kitchen-pi").code == .notUnderstood)
            #expect(commands == [])
        }
    }

    @Test func `a choice there is not is asked for once more`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            let reply = await service.say("the ninth one", site: "kitchen-pi")
            #expect(reply.code == .ask)
            #expect(reply.speech.hasPrefix("ask(a="))
            #expect(await service.say("the first one", site: "kitchen-pi").code == .ok)
        }
    }

    @Test func `another request is no answer, and the question is over`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            #expect(await service.say("play halo", site: "kitchen-pi").item?.title == "Halo")
            #expect(await service.say("the second one", site: "kitchen-pi").speech.hasPrefix("select.nothing"))
        }
    }

    @Test(arguments: [(29, OutcomeCode.ok), (30, .notUnderstood)])
    func `a question waits thirty seconds`(seconds: Int, code: OutcomeCode) async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            service.time.advance(by: .seconds(seconds))
            #expect(await service.say("the second one", site: "kitchen-pi").code == code)
        }
    }

    @Test func `places do not hear each other, and those without a name are one`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            #expect(await service.say("the second one", site: "bedroom-pi").code == .notUnderstood)
            #expect(await service.say("the second one").code == .notUnderstood)
            service.time.advance(by: DuplicateGuard.echo)
            _ = await service.say("play hurt", room: "bedroom")
            #expect(await service.say("the second one").player == PlayerView(name: "Bedroom"))
        }
    }

    @Test func `with nothing asked there is nothing to choose`() async {
        await service.time.flow {
            let reply = await service.say("the second one, whatever it is", site: "kitchen-pi")
            #expect(reply.code == .notFound)
            #expect(reply.speech.hasPrefix("select.nothing"))
        }
    }

    @Test func `no, the other one plays what else was meant, in the same room`() async {
        await service.time.flow {
            _ = await service.say("play stand by me by ben e king", site: "kitchen-pi")
            let other = await service.say("no, the other one", site: "kitchen-pi")
            #expect(other.code == .ok)
            #expect(other.item?.title == "Stand by Me (Karaoke Version)" || other.item?.artist == "Oasis")
            #expect(other.player == PlayerView(name: "Kitchen Speaker"))
        }
    }

    @Test func `after a choice the other one is one that was offered`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            #expect(await service.say("the second one", site: "kitchen-pi").item?.artist == "Johnny Cash")
            #expect(await service.say("no, the other one", site: "kitchen-pi").item?.artist == "Christina Aguilera")
            #expect(await service.say("the first one", site: "kitchen-pi").item?.artist == "Nine Inch Nails")
        }
    }

    @Test func `stop is an answer to a question, and stops the music without one`() async {
        await service.time.flow {
            _ = await service.say("play hurt", site: "kitchen-pi")
            #expect(await service.say("stop", site: "kitchen-pi").intent == .cancel)
            _ = await service.say("play halo", site: "kitchen-pi")
            service.time.advance(by: DuplicateGuard.echo)
            #expect(await service.say("stop", site: "kitchen-pi").intent == .stop)
        }
    }

    @Test func `a dry run neither asks nor answers for real`() async {
        await service.time.flow {
            #expect(await service.say("play hurt", site: "kitchen-pi", isDryRun: true).code == .ask)
            #expect(await service.say("the second one", site: "kitchen-pi").code == .notUnderstood)
            _ = await service.say("play hurt", site: "kitchen-pi")
            #expect(await service.say("neither", site: "kitchen-pi", isDryRun: true).code == .ok)
            service.time.advance(by: DuplicateGuard.echo)
            #expect(await service.say("the second one", site: "kitchen-pi").code == .ok)
        }
    }
}
