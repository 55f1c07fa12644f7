import MusicSkillCore
import TestSupport
import Testing

/// Acts once, answers once, answers in time, in order.
@Suite(.timeLimit(.minutes(1)))
struct DeskTests {
    let service = TestService()

    @Test func `a request delivered twice acts once`() async {
        await service.time.flow {
            #expect(await service.say("play jazz in kitchen", transaction: "t1").code == .ok)
            service.time.advance(by: .seconds(60))
            #expect(await service.say("play jazz in kitchen", transaction: "t1").code == .duplicate)
            #expect(service.provider.count(.command) == 1)
        }
    }

    @Test func `the same words from the same place within two seconds act once`() async {
        await service.time.flow {
            async let first = service.say("play jazz in kitchen", site: "hall")
            async let second = service.say("Play jazz in kitchen!", site: "hall")
            #expect(await [first.code, second.code] == [.ok, .duplicate])
        }
    }

    @Test func `after two seconds the same words are a new request`() async {
        await service.time.flow {
            #expect(await service.say("play jazz in kitchen").code == .ok)
            service.time.advance(by: .seconds(2))
            #expect(await service.say("play jazz in kitchen").code == .ok)
        }
    }

    @Test func `a request delivered again after a restart acts once`() async {
        let later = TestService(time: service.time, store: service.store)
        await service.time.flow {
            #expect(await service.say("play jazz in kitchen", transaction: "t1").code == .ok)
            #expect(await later.say("play jazz in kitchen", transaction: "t1").code == .duplicate)
            #expect(later.provider.calls.isEmpty)
        }
    }

    @Test func `a broken store does not silence the home`() async {
        await service.time.flow {
            service.store.fail("disk full")
            #expect(await service.say("play jazz in kitchen", transaction: "t1").code == .ok)
            #expect(
                service.captured.lines.contains("warning desk: a transaction cannot be remembered error=disk full"))
        }
    }

    @Test func `a store that never answers is no reason to miss the deadline`() async {
        await service.time.flow {
            service.store.stall()
            let start = service.time.now
            #expect(await service.say("play jazz in kitchen", transaction: "t1").code == .notConfirmed)
            #expect(start.duration(to: service.time.now) <= .seconds(8))
        }
    }

    @Test func `a request older than its life is too late, and never carried out`() async {
        await service.time.flow {
            #expect(await service.say("play jazz in kitchen", age: .seconds(31)).code == .tooLate)
            #expect(service.provider.calls.isEmpty)
            #expect(await service.say("play jazz in kitchen", age: .seconds(30)).code == .ok)
        }
    }

    @Test(arguments: FakeProvider.Kind.allCases)
    func `a provider that never answers does not delay the reply past its deadline`(kind: FakeProvider.Kind) async {
        await service.time.flow {
            service.provider.set { $0.stalled = [kind] }
            let start = service.time.now
            let reply = await service.say("play jazz in kitchen", deadline: .seconds(2))
            #expect(start.duration(to: service.time.now) <= .seconds(2))
            // Only once a command is out may it have had its effect.
            let isOut = kind == .command || kind == .state || kind == .players
            #expect(reply.code == (isOut ? .notConfirmed : .providerUnavailable))
        }
    }

    @Test func `what waits behind a slow command past its deadline is too late, and not carried out`() async {
        await service.time.flow {
            service.provider.set { $0.stalled = [.search] }
            async let slow = service.say("play jazz in kitchen")
            async let waiting = service.say("pause", deadline: .seconds(1))
            #expect(await waiting.code == .tooLate)
            #expect(await slow.code == .providerUnavailable)
            #expect(service.provider.calls == ["search jazz"])
        }
    }

    @Test(arguments: 1...20)
    func `requests act in the order their turns were taken, whichever task runs first`(round: Int) async throws {
        // On the real executor, so that tasks do overtake each other; no time passes before an answer.
        service.provider.set { $0.catalogue["jazz"] = [] }
        let turns = (0..<4).map { _ in service.desk.reserveTurn() }
        let sentences = ["play jazz", "pause", "play qqqq", "what is playing"]
        await withTaskGroup { group in
            for index in [3, 1, 0, 2] {
                group.addTask {
                    // Every second one is held up by its transaction.
                    let transaction = index.isMultiple(of: 2) ? "t\(index)" : nil
                    _ = await service.say(sentences[index], transaction: transaction, turn: turns[index])
                }
            }
        }
        #expect(service.provider.calls == ["search jazz", "state", "search qqqq", "state"])
    }

    @Test func `play and then pause, handed in together, end in silence`() async {
        await service.time.flow {
            let (first, second) = (service.desk.reserveTurn(), service.desk.reserveTurn())
            async let pause = service.say("pause", turn: second)
            async let play = service.say("play jazz in kitchen", transaction: "t1", turn: first)
            #expect(await [play.code, pause.code] == [.ok, .ok])
            #expect(
                service.provider.commands == [
                    "play playlist Jazz Classics on Kitchen Speaker", "pause on Kitchen Speaker",
                ])
        }
    }

    @Test func `a turn that was refused at the door holds nobody up`() async {
        await service.time.flow {
            let turns = (0..<3).compactMap { _ in service.desk.reserveTurn() }
            service.desk.giveUp(turns[0])
            #expect(await service.say("pause", age: .seconds(100), turn: turns[1]).code == .tooLate)
            #expect(await service.say("pause", turn: turns[2]).code == .ok)
        }
    }

    @Test func `a full line gives no more turns, until somebody leaves it`() throws {
        let turns = (0..<CommandDesk.capacity).compactMap { _ in service.desk.reserveTurn() }
        #expect(turns.count == CommandDesk.capacity)
        #expect(service.desk.reserveTurn() == nil)
        service.desk.giveUp(try #require(turns.last))
        #expect(service.desk.reserveTurn() != nil)
    }

    @Test func `a site keeps to the player it used last`() async throws {
        let service = TestService(home: Home(rooms: Home.standard.rooms))
        try await service.time.flow {
            try await service.listPlayers()
            #expect(await service.say("play jazz in kitchen", site: "hall").code == .ok)
            await service.board.record(nil)
            await service.board.record(nil)
            #expect(await service.say("play jazz", site: "hall").player?.name == "Kitchen Speaker")
            service.time.advance(by: .seconds(600))
            await service.board.record(nil)
            await service.board.record(nil)
            #expect(await service.say("play jazz", site: "hall").code == .noPlayer)
        }
    }

    @Test func `the log tells what came of a request, without its words`() async {
        await service.time.flow {
            _ = await service.say("play qqqq", transaction: "t1")
            #expect(
                service.captured.lines
                    == ["info desk: answered door=mqtt code=not_found intent=play transaction=t1"])
        }
    }
}
