import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SharedSearchesTests {
    private static let query = MusicQuery("nightfall", kinds: [.track])
    private static let url = Rig.api + "/search?q=nightfall&type=track&limit=10"
    private static let answer = #"{"tracks":{"items":[{"uri":"spotify:track:t1","name":"Nightfall"}]}}"#

    /// The results of `count` equal searches that begin while the first is on its way; a slow second each.
    private func search(_ count: Int, _ rig: Rig) async -> [Result<[MusicItem], any Error>] {
        await rig.clock.flow {
            await withTaskGroup { group in
                for _ in 1...count {
                    group.addTask {
                        await Result { try await rig.provider.search(Self.query, frame: rig.frame(.seconds(20))) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
    }

    private func expect(_ status: Int, _ body: String, in rig: Rig) {
        rig.network.expect(.get, Self.url) { [time = rig.clock.source] in
            _ = await Result { try await time.sleep(for: .seconds(1)) }
            return .success(HTTPResponse(status: status, body: Array(body.utf8)))
        }
    }

    @Test func `equal searches at the same moment are one call`() async throws {
        let rig = try await Rig.loggedIn()
        expect(200, Self.answer, in: rig)
        for result in await search(10, rig) { #expect(try result.get().map(\.name) == ["Nightfall"]) }
        #expect(rig.network.sent.count == 1)
    }

    @Test func `where the first fails, the next tries for the others`() async throws {
        let rig = try await Rig.loggedIn()
        expect(404, "", in: rig)
        expect(200, Self.answer, in: rig)
        let results = await search(10, rig)
        #expect(results.count { (try? $0.get()) != nil } == 9)
        #expect(rig.network.sent.count == 2)
    }

    @Test func `who has no time waits no longer than that for another's search`() async throws {
        let rig = try await Rig.loggedIn()
        expect(200, Self.answer, in: rig)
        try await rig.clock.flow {
            async let patient = rig.provider.search(Self.query, frame: rig.frame(.seconds(20)))
            await Task.yield()
            let error = await #expect(throws: ProviderError.self) {
                try await rig.provider.search(Self.query, frame: rig.frame(.milliseconds(500)))
            }
            #expect(error?.code == .providerUnavailable)
            let items = try await patient
            #expect(items.count == 1)
        }
    }
}
