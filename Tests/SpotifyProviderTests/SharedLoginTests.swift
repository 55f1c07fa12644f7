import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// A service and a `musicskill login` are two processes on one store.
@Suite(.timeLimit(.minutes(1)))
struct SharedLoginTests {
    private let network = ScriptedTransport()
    private let clock = TestTime()
    private let store = MemoryStore()

    /// Another process.
    private func process(patience: Duration = .zero) -> SpotifyTokens {
        SpotifyTokens(
            settings: Rig.settings, transport: network, store: store, patience: patience, time: clock.source)
    }

    private func logIn(_ number: Int, by process: SpotifyTokens? = nil, lifetime: Int = 3600) async throws {
        try await (process ?? self.process()).adopt(
            SpotifyGrant(
                access: Secret("access-\(number)"), refresh: Secret("refresh-\(number)"),
                lifetime: .seconds(lifetime), scopes: ["a"]))
    }

    private func access(_ tokens: SpotifyTokens) async throws(ProviderError) -> String {
        try await tokens.access(until: clock.now + .seconds(8)).reveal()
    }

    private func refreshForm(_ number: Int) -> String {
        Rig.refreshForm.replacing("refresh-1", with: "refresh-\(number)")
    }

    private static let invalidGrant = HTTPResponse(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8))

    @Test func `a first login is noticed at once`() async throws {
        let service = process()
        #expect(await #expect(throws: ProviderError.self) { try await access(service) }?.code == .loginRequired)
        try await logIn(1)
        #expect(try await access(service) == "access-1")
    }

    @Test func `a second login and a logout are noticed within seconds`() async throws {
        let service = process()
        try await logIn(1, by: service)
        #expect(try await access(service) == "access-1")
        try await logIn(2)
        clock.advance(by: SpotifyTokens.freshness)
        #expect(try await access(service) == "access-2")
        _ = try await SpotifyAccountIndex(store: store).logOut("default")
        clock.advance(by: SpotifyTokens.freshness)
        #expect(await #expect(throws: ProviderError.self) { try await access(service) }?.code == .loginRequired)
        #expect(await service.state() == .never)
    }

    @Test func `a login after one that ended is noticed at once`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) { .success(Self.invalidGrant) }
        await #expect(throws: ProviderError.self) { try await access(service) }
        #expect(await service.state() == .ended)
        try await logIn(2)
        #expect(try await access(service) == "access-2")
    }

    @Test func `what another process has refreshed is not refreshed again`() async throws {
        let (service, command) = (process(), process())
        try await logIn(1, by: service)
        #expect(try await access(command) == "access-1")
        clock.advance(by: .seconds(3600))
        network.expect(
            .post, Rig.tokenURL, body: refreshForm(1), status: 200,
            answer: tokenAnswer("access-2", refresh: "refresh-2"))
        #expect(try await access(command) == "access-2")
        #expect(try await access(service) == "access-2")
        #expect(network.sent.count == 1)
    }

    @Test func `a refused refresh token that another process has replaced ends nothing`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) {
            try? await logIn(2)
            return .success(Self.invalidGrant)
        }
        #expect(try await access(service) == "access-2")
        #expect(network.sent.count == 1)
    }

    @Test func `a process that is just about to write is waited for`() async throws {
        let service = process(patience: .seconds(1))
        try await logIn(1, by: service, lifetime: 0)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) { .success(Self.invalidGrant) }
        async let token = access(service)
        // The deadline of the caller, and the pause between the two looks.
        await clock.waitForSleepers(2)
        try await logIn(2)
        clock.advance(by: .seconds(1))
        #expect(try await token == "access-2")
    }

    @Test func `what another process left expired is refreshed with its own refresh token`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) {
            try? await logIn(2, lifetime: 0)
            return .success(Self.invalidGrant)
        }
        network.expect(.post, Rig.tokenURL, body: refreshForm(2), status: 200, answer: tokenAnswer("access-3"))
        #expect(try await access(service) == "access-3")
    }

    @Test func `a refresh under way overwrites no new login`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) {
            try? await logIn(2)
            return .success(
                HTTPResponse(status: 200, body: Array(tokenAnswer("access-9", refresh: "refresh-9").utf8)))
        }
        #expect(try await access(service) == "access-2")
        #expect(try await access(process()) == "access-2")
    }

    @Test func `a refresh under way brings back nobody who has logged out`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) {
            _ = try? await SpotifyAccountIndex(store: store).logOut("default")
            return .success(
                HTTPResponse(status: 200, body: Array(tokenAnswer("access-9", refresh: "refresh-9").utf8)))
        }
        #expect(await #expect(throws: ProviderError.self) { try await access(service) }?.code == .loginRequired)
        #expect(await store.value(for: "spotify/tokens/default") == nil)
        #expect(await process().state() == .never)
    }

    @Test func `a refused app is not shown to Spotify for each command, but after a new login`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        for _ in 1...2 {
            network.expect(
                .post, Rig.tokenURL, body: refreshForm(1), status: 400, answer: #"{"error":"invalid_client"}"#)
            for _ in 1...3 {
                let error = await #expect(throws: ProviderError.self) { try await access(service) }
                #expect(error?.message.contains("client_id") == true)
            }
            clock.advance(by: .seconds(600))
        }
        #expect(network.sent.count == 2)
        network.expect(.post, Rig.tokenURL, body: refreshForm(1), status: 400, answer: #"{"error":"invalid_client"}"#)
        await #expect(throws: ProviderError.self) { try await access(service) }
        try await logIn(2, lifetime: 0)
        clock.advance(by: SpotifyTokens.freshness)
        network.expect(.post, Rig.tokenURL, body: refreshForm(2), status: 200, answer: tokenAnswer("access-3"))
        #expect(try await access(service) == "access-3")
    }

    @Test func `each state is told when it begins, also the one of the last fourteen days`() async throws {
        let service = process()
        var changes = service.changes.makeAsyncIterator()
        #expect(await service.state() == .never)
        #expect(await changes.next() == .never)
        try await logIn(1, lifetime: 0)
        _ = await service.state()
        guard case .active(_, let ends, _, endsSoon: false) = await changes.next() else {
            Issue.record("not active")
            return
        }
        clock.advance(by: .seconds(ends.timeIntervalSince(clock.source.wallClock()) - 14 * 86_400))
        _ = await service.state()
        guard case .active(_, _, _, endsSoon: true) = await changes.next() else {
            Issue.record("no warning")
            return
        }
        network.expect(.post, Rig.tokenURL, body: refreshForm(1)) { .success(Self.invalidGrant) }
        await #expect(throws: ProviderError.self) { try await access(service) }
        #expect(await changes.next() == .ended)
    }

    @Test func `the report tells ages and the last ten results, like failures once`() async throws {
        let service = process()
        try await logIn(1, by: service, lifetime: 0)
        let begin = clock.source.wallClock()
        func refresh(_ status: Int, _ answer: String) async {
            clock.advance(by: .seconds(60))
            network.answerAnything(status: status, answer)
            _ = await Result { try await access(service) }
        }
        await refresh(503, "")
        await refresh(503, "")
        for _ in 1...9 { await refresh(200, tokenAnswer("access-2", lifetime: 0)) }
        let report = await process().report()
        #expect(report.account == "default")
        #expect(report.history.map(\.result) == ["unavailable"] + Array(repeating: "refreshed", count: 9))
        #expect(report.history.first?.date == begin.addingTimeInterval(120))
        #expect(report.lastRefresh == begin.addingTimeInterval(11 * 60))
        #expect(report.accessExpires == report.lastRefresh)
    }

    @Test func `a disk that cannot be read does not stop who has a token`() async throws {
        let service = process()
        try await logIn(1, by: service)
        try await store.set(Data("{".utf8), for: "spotify/tokens/default", expires: nil)
        clock.advance(by: SpotifyTokens.freshness)
        #expect(try await access(service) == "access-1")
        clock.advance(by: .seconds(3600))
        network.expect(
            .post, Rig.tokenURL, body: refreshForm(1), status: 200,
            answer: tokenAnswer("access-2", refresh: "refresh-2"))
        #expect(await #expect(throws: ProviderError.self) { try await access(service) }?.code == .internal)
    }
}
