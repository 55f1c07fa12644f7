import MusicSkillCore
import TestSupport
import Testing

/// How much is asked of the service to find out what is meant.
@Suite(.timeLimit(.minutes(1)))
struct CommandResolverTests {
    private let time = TestTime()
    private let provider: FakeProvider

    init() {
        provider = FakeProvider(time: time.source)
        provider.set { script in
            script.catalogue = Music.catalogue
            script.findsNothingElse = true
        }
    }

    private func resolve(
        _ readings: [Interpretation], in situation: PlaceSituation = PlaceSituation(home: .standard)
    ) async throws -> Resolution {
        let store = FakeStore(time: time.source)
        let index = LibraryIndex(
            account: "default", library: provider.library, store: store, time: time.source, log: .silent)
        let played = PlayedMemory(account: "default", store: store, log: .silent)
        return try await CommandResolver(
            provider: provider, aliases: MusicAliases(account: "default", store: store), index: index, played: played
        ).resolve(
            readings, of: Utterance(text: "", transaction: "t", door: .mqtt, deadline: time.now), in: situation,
            frame: RequestFrame(deadline: time.now), trace: Trace(time: time.source))
    }

    private func play(_ slots: [Slot: String], score: Double = 1) -> Interpretation {
        Interpretation(intent: .play, slots: slots.mapValues { SlotValue($0) }, score: score)
    }

    @Test func `a first reading that is found is not searched beyond`() async throws {
        guard case .command(let command) = try await resolve([play([.query: "halo"]), play([.title: "hal o"])]) else {
            Issue.record("nothing resolved")
            return
        }
        #expect(command.item?.name == "Halo")
        #expect(command.isCertain)
        #expect(provider.calls == ["search halo"])
    }

    @Test func `a second reading is tried when the first is not found, a third is not`() async throws {
        _ = try await resolve([play([.query: "a"]), play([.query: "b"]), play([.query: "halo"])])
        #expect(provider.calls == ["search a", "search b"])
    }

    @Test func `two readings with the same words are one search`() async throws {
        _ = try await resolve([play([.query: "x"]), play([.title: "x"]), play([.query: "halo"])])
        #expect(provider.calls == ["search x", "search halo"])
    }

    @Test func `a likely item is taken, and said to be a guess`() async throws {
        guard case .command(let command) = try await resolve([play([.query: "halo"], score: 0.1)]) else {
            Issue.record("nothing resolved")
            return
        }
        #expect(command.item?.name == "Halo")
        let misheard = [Music.track("Hallo", by: "Beyoncé")]
        provider.set { $0.catalogue["halo"] = misheard }
        guard case .command(let guess) = try await resolve([play([.query: "halo"])]) else {
            Issue.record("nothing resolved")
            return
        }
        #expect(!guess.isCertain)
    }

    @Test func `what is not found comes with the nearest there is`() async throws {
        provider.set { $0.catalogue["stand by he"] = [Music.track("Stand by Your Man", by: "Tammy Wynette")] }
        guard case .answer(let outcome) = try await resolve([play([.query: "stand by he"])]) else {
            Issue.record("something was found")
            return
        }
        #expect(outcome.code == .notFound)
        #expect(outcome.phrase == "not_found.nearest")
        #expect(outcome.values["nearest"] == "Stand by Your Man")
        #expect(outcome.candidates.count == 1)
    }

    @Test func `the rivals of what is played are kept, three at most`() async throws {
        provider.set { script in
            script.catalogue["hello"] = (0..<6).map { number in
                Music.track(number == 0 ? "Hello" : "Hello - Live", by: "Artist \(number)")
            }
        }
        guard case .command(let command) = try await resolve([play([.title: "hello"])]) else {
            Issue.record("nothing resolved")
            return
        }
        #expect(command.item?.artists == ["Artist 0"])
        #expect(command.candidates.map(\.item.artists) == [["Artist 1"], ["Artist 2"], ["Artist 3"]])
    }

    @Test func `among rivals side by side none is taken`() async throws {
        provider.set { $0.catalogue["hurt"] = Music.hurts }
        guard case .question(let command) = try await resolve([play([.title: "hurt"])]) else {
            Issue.record("nothing asked")
            return
        }
        #expect(command.item == nil)
        #expect(command.candidates.map(\.item) == Music.hurts)
        #expect(command.place.room == "living room")
    }

    @Test func `a room that is part of a title is a title`() async throws {
        let song = Music.track("Party in the Ballroom", by: "Nobody")
        provider.set { $0.catalogue["party in the ballroom"] = [song] }
        let readings = [
            play([.query: "party", .room: "ballroom"], score: 0.8), play([.query: "party in the ballroom"], score: 0.7),
        ]
        guard case .command(let command) = try await resolve(readings) else {
            Issue.record("nothing resolved")
            return
        }
        #expect(command.item == song)
        #expect(command.place.room == "living room")
    }

    @Test func `with nowhere to play nothing is searched for`() async throws {
        guard
            case .answer(let outcome) = try await resolve([play([.query: "halo"])], in: PlaceSituation(home: Home()))
        else {
            Issue.record("a place was found")
            return
        }
        #expect(outcome.code == .noPlayer)
        #expect(provider.calls.isEmpty)
    }
}
