import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyTokensTests {
    private func tokens(_ rig: Rig) -> SpotifyTokens {
        SpotifyTokens(
            settings: Rig.settings, transport: rig.network, store: rig.store, patience: .zero, time: rig.clock.source)
    }

    private func access(_ rig: Rig, _ tokens: SpotifyTokens? = nil) async throws(ProviderError) -> String {
        try await (tokens ?? rig.tokens).access(until: rig.clock.now + .seconds(8)).reveal()
    }

    @Test func `nobody logged in is told so without a call`() async {
        let rig = Rig()
        let error = await #expect(throws: ProviderError.self) { try await access(rig) }
        #expect(error?.code == .loginRequired)
        #expect(await rig.tokens.state() == .never)
        #expect(rig.network.sent.isEmpty)
    }

    @Test func `fifty callers on an expired token make one refresh`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) { [clock = rig.clock] in
            // Answers only when all the fifty wait, each beside the sleeper of its deadline.
            await clock.waitForSleepers(50)
            return .success(HTTPResponse(status: 200, body: Array(tokenAnswer("access-2").utf8)))
        }
        let given = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...50 { group.addTask { try await access(rig) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(given == Array(repeating: "access-2", count: 50))
        #expect(rig.network.sent.count == 1)
    }

    @Test func `a caller who gives up does not take the refresh with him`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        let (answers, answer) = AsyncStream.makeStream(of: HTTPResponse.self)
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) {
            for await response in answers { return .success(response) }
            return .failure(.cancelled)
        }
        let first = Task { try await access(rig) }
        await rig.clock.waitForSleepers(1)
        let second = Task { try await access(rig) }
        await rig.clock.waitForSleepers(2)
        first.cancel()
        #expect(await #expect(throws: ProviderError.self) { try await first.value }?.code == .tooLate)
        answer.yield(HTTPResponse(status: 200, body: Array(tokenAnswer("access-2").utf8)))
        #expect(try await second.value == "access-2")
        #expect(rig.network.sent.count == 1)
    }

    @Test func `a caller waits no longer than he lives`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        let (answers, answer) = AsyncStream.makeStream(of: HTTPResponse.self)
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) {
            for await response in answers { return .success(response) }
            return .failure(.cancelled)
        }
        let caller = Task { try await access(rig) }
        await rig.clock.waitForSleepers(1)
        rig.clock.advance(by: .seconds(8))
        #expect(await #expect(throws: ProviderError.self) { try await caller.value }?.code == .providerUnavailable)
        answer.finish()
    }

    @Test func `a rotated refresh token is on disk before anybody gets its access token`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 200,
            answer: tokenAnswer("access-2", refresh: "refresh-2"))
        await rig.store.breakDown()
        #expect(await #expect(throws: ProviderError.self) { try await access(rig) }?.code == .internal)
        #expect(await #expect(throws: ProviderError.self) { try await access(rig) }?.code == .internal)
        await rig.store.breakDown(false)
        #expect(try await access(rig) == "access-2")
        #expect(rig.network.sent.count == 1)

        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm.replacing("refresh-1", with: "refresh-2"), status: 200,
            answer: tokenAnswer("access-3"))
        rig.clock.advance(by: .seconds(3600))
        #expect(try await access(rig, tokens(rig)) == "access-3")
    }

    @Test func `without rotation the refresh token stays`() async throws {
        let rig = try await Rig.loggedIn()
        for round in 2...4 {
            rig.clock.advance(by: .seconds(3600))
            rig.network.expect(
                .post, Rig.tokenURL, body: Rig.refreshForm, status: 200, answer: tokenAnswer("access-\(round)"))
            #expect(try await access(rig) == "access-\(round)")
        }
    }

    @Test func `in its last minutes a token is used while the next is fetched`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3601 - 300))
        let (asked, ask) = AsyncStream.makeStream(of: Void.self)
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) {
            ask.yield()
            return .success(HTTPResponse(status: 200, body: Array(tokenAnswer("access-2").utf8)))
        }
        #expect(try await access(rig) == "access-1")
        for await _ in asked { break }
        // Joins the refresh where it is still under way.
        let renewed = try await rig.tokens.access(insteadOf: Secret("access-1"), until: rig.clock.now + .seconds(8))
        #expect(renewed.reveal() == "access-2")
        #expect(rig.network.sent.count == 1)
    }

    @Test func `a login that Spotify ended is not tried again, not even after a restart`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 400,
            answer: #"{"error":"invalid_grant","error_description":"Refresh token revoked"}"#)
        for tokens in [rig.tokens, rig.tokens, tokens(rig)] {
            let error = await #expect(throws: ProviderError.self) { try await access(rig, tokens) }
            #expect(error?.code == .loginRequired)
            #expect(error?.reason == "INVALID_GRANT")
            #expect(await tokens.state() == .ended)
        }
        #expect(rig.network.sent.count == 1)
    }

    @Test func `a new login replaces one that ended`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 400, answer: #"{"error":"invalid_grant"}"#)
        await #expect(throws: ProviderError.self) { try await access(rig) }
        try await rig.tokens.adopt(
            SpotifyGrant(
                access: Secret("access-9"), refresh: Secret("refresh-9"), lifetime: .seconds(3600), scopes: []))
        #expect(try await access(rig) == "access-9")
    }

    @Test func `a new login is not overwritten by a refresh of the old one`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        let (answers, answer) = AsyncStream.makeStream(of: HTTPResponse.self)
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) {
            for await response in answers { return .success(response) }
            return .failure(.cancelled)
        }
        let old = Task { try await access(rig) }
        await rig.clock.waitForSleepers(1)
        let login = Task {
            try await rig.tokens.adopt(
                SpotifyGrant(
                    access: Secret("access-9"), refresh: Secret("refresh-9"), lifetime: .seconds(3600), scopes: []))
        }
        answer.yield(HTTPResponse(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8)))
        _ = await old.result
        try await login.value
        #expect(try await access(rig) == "access-9")
        #expect(try await access(rig, tokens(rig)) == "access-9")
    }

    @Test(arguments: [
        HTTPResponse(status: 503), HTTPResponse(status: 502, body: Array("<html>".utf8)),
        HTTPResponse(status: 200, body: Array("junk".utf8)), HTTPResponse(status: 400, body: Array("<html>".utf8)),
    ])
    func `a login service that is down keeps the login`(response: HTTPResponse) async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) { .success(response) }
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm, failure: .timedOut)
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm, failure: .unreachable("dns"))
        for _ in 1...5 {
            #expect(await #expect(throws: ProviderError.self) { try await access(rig) }?.code == .providerUnavailable)
        }
        // After three in a row it is left alone for a minute.
        #expect(rig.network.sent.count == 3)
        rig.clock.advance(by: .seconds(60))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 200, answer: tokenAnswer("access-2"))
        #expect(try await access(rig) == "access-2")
    }

    @Test func `the login service's own pause is kept`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 429, answerHeaders: [("Retry-After", "41")])
        let waits = [Duration.seconds(41), .seconds(41)]
        for wait in waits {
            #expect(await #expect(throws: ProviderError.self) { try await access(rig) }?.retryAfter == wait)
        }
        #expect(rig.network.sent.count == 1)
    }

    @Test func `an app Spotify does not know keeps the login but says so`() async throws {
        let rig = try await Rig.loggedIn()
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 400, answer: #"{"error":"invalid_client"}"#)
        let error = await #expect(throws: ProviderError.self) { try await access(rig) }
        #expect(error?.message.contains("client_id") == true)
        #expect(await rig.tokens.state() != .ended)
    }

    @Test func `a clock set back does not lengthen a token's life`() async throws {
        let rig = try await Rig.loggedIn()
        let clock = rig.clock
        let late = TimeSource(
            now: clock.source.now, wallClock: { clock.source.wallClock().addingTimeInterval(-86_400) },
            sleepUntil: clock.source.sleepUntil)
        let tokens = SpotifyTokens(settings: Rig.settings, transport: rig.network, store: rig.store, time: late)
        #expect(try await access(rig, tokens) == "access-1")
        clock.advance(by: .seconds(3600))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 200, answer: tokenAnswer("access-2"))
        #expect(try await access(rig, tokens) == "access-2")
    }

    @Test func `a damaged or unreadable record asks for a login and overwrites nothing`() async throws {
        let rig = Rig()
        try await rig.store.set(Data("{".utf8), for: "spotify/tokens/default", expires: nil)
        #expect(await #expect(throws: ProviderError.self) { try await access(rig) }?.code == .loginRequired)
        #expect(await rig.store.writes.count == 1)
    }

    @Test func `a login ends six months after it was made`() async throws {
        let rig = try await Rig.loggedIn()
        guard case .active(let authorised, let ends, let scopes, let endsSoon) = await rig.tokens.state() else {
            Issue.record("not active")
            return
        }
        #expect(!endsSoon)
        #expect(ends.timeIntervalSince(authorised) / 86_400 == 181)
        #expect(scopes == ["a", "b"])
    }
}
