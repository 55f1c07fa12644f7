import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RefusalMemoryTests {
    private static let gone = ProviderError(.notFound, "gone", reason: "NOT_FOUND")
    private static let path = "/playlists/37i9dQZF1DX0SM0LYsmbMT"
    private let start = ContinuousClock.now

    private func read(_ path: String = Self.path) -> SpotifyCall { SpotifyCall(.get, path, isIdempotent: true) }

    @Test func `what is not shown is not asked for again within an hour`() {
        var memory = RefusalMemory()
        memory.remember(Self.gone, because: .notFound, of: read(), at: start)
        #expect(memory.refusal(of: read(), at: start + .seconds(3599)) == Self.gone)
        #expect(memory.refusal(of: read(), at: start + .seconds(3600)) == nil)
        #expect(memory.refusal(of: read(Self.path + "/items"), at: start) == nil)
        #expect(memory.refusal(of: SpotifyCall(.put, Self.path, isIdempotent: true), at: start) == nil)
    }

    @Test(arguments: [
        (SpotifyFault.notFound, "/playlists/1", true), (.forbidden, "/playlists/1/items", true),
        (.notFound, "/me/player", false), (.scopeMissing, "/playlists/1", false),
        (.ownerPremiumLapsed, "/playlists/1", false), (.serverFailed(status: 500), "/playlists/1", false),
    ])
    func `only what is said about an item is remembered`(fault: SpotifyFault, path: String, isKept: Bool) {
        var memory = RefusalMemory()
        memory.remember(Self.gone, because: fault, of: read(path), at: start)
        #expect((memory.refusal(of: read(path), at: start) != nil) == isKept)
    }

    @Test func `of more than five hundred the oldest goes`() {
        var memory = RefusalMemory()
        for index in 0...500 {
            memory.remember(Self.gone, because: .notFound, of: read("/playlists/\(index)"), at: start)
        }
        #expect(memory.refusal(of: read("/playlists/0"), at: start) == nil)
        #expect(memory.refusal(of: read("/playlists/1"), at: start) != nil)
    }

    @Test func `a playlist that is gone costs one call an hour, however often it is polled`() async throws {
        let rig = try await Rig.loggedIn(lifetime: .seconds(86_400))
        let session = SpotifySession(
            settings: Rig.settings, transport: rig.network, tokens: rig.tokens, gate: rig.gate,
            time: rig.clock.source, log: .silent)
        rig.network.expect(
            .get, Rig.api + Self.path, times: 2, status: 404, answer: apiError(404, "Resource not found"))
        for _ in 0..<1200 {
            await #expect(throws: ProviderError.self) { try await session.send(read(), frame: rig.frame()) }
            rig.clock.advance(by: .seconds(3))
        }
        #expect(rig.network.sent.count == 1)
        await #expect(throws: ProviderError.self) { try await session.send(read(), frame: rig.frame()) }
        #expect(rig.network.sent.count == 2)
    }
}
