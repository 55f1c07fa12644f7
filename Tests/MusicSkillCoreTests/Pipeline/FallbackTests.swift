import MusicSkillCore
import TestSupport
import Testing

/// Rooms with several speakers, of which the first does not answer.
@Suite(.timeLimit(.minutes(1)))
struct FallbackTests {
    private static let television = Player(name: "TV", reference: "tv", volume: 30)

    /// A living room with a speaker that needs so long to wake, and a television.
    private func service(allowsFallback: Bool, wakeTime: Duration) async throws -> TestService {
        let room = Room(
            name: "living room", players: ["Living Room Speaker", "TV"], allowsFallback: allowsFallback)
        let service = TestService(home: Home(rooms: [room], defaultRoom: room.name))
        service.arrange { $0.speakers = [.init(.livingRoom), .init(Self.television)] }
        try await service.listPlayers()
        service.arrange { $0.speakers[0].wakeTime = wakeTime }
        return service
    }

    @Test func `the next speaker of the room takes over, and the reply says so`() async throws {
        let service = try await service(allowsFallback: true, wakeTime: .seconds(100))
        await service.time.flow {
            let start = service.time.now
            let reply = await service.say("play jazz")
            #expect(reply.code == .ok)
            #expect(
                reply.speech
                    == "player_unavailable.fallback(missed=Living Room Speaker, player=TV, "
                    + "what=what.playlist(title=Jazz Classics))")
            #expect(start.duration(to: service.time.now) < .seconds(8))
        }
    }

    @Test func `the first speaker gets a fair chance to wake`() async throws {
        let service = try await service(allowsFallback: true, wakeTime: .milliseconds(2500))
        await service.time.flow {
            let reply = await service.say("play jazz")
            #expect(reply.speech.hasPrefix("play.ok("))
            #expect(reply.player?.name == "Living Room Speaker")
        }
    }

    @Test func `nothing takes over unless the owner allows it`() async throws {
        let service = try await service(allowsFallback: false, wakeTime: .seconds(100))
        await service.time.flow {
            #expect(await service.say("play jazz").code == .playerUnavailable)
            #expect(!service.provider.commands.contains { $0.hasSuffix("on TV") })
        }
    }

    @Test func `where nobody could take over, the first speaker gets all the time`() async throws {
        let service = try await service(allowsFallback: true, wakeTime: .seconds(5))
        service.arrange { $0.speakers.removeLast() }
        await service.time.flow {
            #expect(await service.say("play jazz").player?.name == "Living Room Speaker")
        }
    }

    @Test func `another speaker's volume is no substitute`() async throws {
        let service = try await service(allowsFallback: true, wakeTime: .seconds(100))
        await service.time.flow {
            #expect(await service.say("volume 30").code == .playerUnavailable)
            #expect(!service.provider.commands.contains { $0.hasSuffix("on TV") })
        }
    }
}
