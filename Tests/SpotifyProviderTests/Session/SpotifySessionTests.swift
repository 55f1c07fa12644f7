import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

/// Conversations with Spotify: what is asked, how often, and what comes of it.
@Suite(.timeLimit(.minutes(1)))
struct SpotifySessionTests {
    private static let pauseURL = Rig.api + "/me/player/pause?device_id=dev-1"
    private static let nextURL = Rig.api + "/me/player/next?device_id=dev-1"
    private static let playURL = Rig.api + "/me/player/play?device_id=dev-1"
    private static let devicesURL = Rig.api + "/me/player/devices"
    private static let playBody = #"{"uris":["spotify:track:t1"]}"#

    private func perform(
        _ command: PlayerCommand, _ rig: Rig, life: Duration = .seconds(8), pauses: [Duration] = []
    ) async -> ProviderError? {
        await rig.error(pauses: pauses) {
            try await rig.provider.perform(command, on: Rig.kitchen, frame: rig.frame(life))
        }
    }

    @Test func `playing costs one call and no other`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(
            .put, Self.playURL,
            headers: ["Authorization": "Bearer access-1", "Content-Type": "application/json"], body: Self.playBody,
            status: 204)
        #expect(await perform(.play(Rig.song), rig) == nil)
        rig.network.expectNothingLeft()
    }

    @Test func `junk instead of an empty answer is a success for a command`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 200, answer: "AAAAdGhpcyBpcyBub3QgSlNPTg")
        #expect(await perform(.next, rig) == nil)
    }

    @Test func `junk instead of a list is no list`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.get, Self.devicesURL, status: 200, answer: "AAAAdGhpcyBpcyBub3QgSlNPTg")
        let error = await rig.error { _ = try await rig.provider.players(frame: rig.frame()) }
        #expect(error?.code == .providerUnavailable)
        #expect(error?.reason == "UNREADABLE")
    }

    @Test func `a refused token is renewed once and the request sent again`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(
            .post, Self.nextURL, headers: ["Authorization": "Bearer access-1"], status: 401,
            answer: apiError(401, "Access token missing"))
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 200, answer: tokenAnswer("access-2"))
        rig.network.expect(.post, Self.nextURL, headers: ["Authorization": "Bearer access-2"], status: 204)
        #expect(await perform(.next, rig) == nil)
        rig.network.expectNothingLeft()
    }

    @Test func `a token refused twice is Spotify's fault and said so`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 401)
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 200, answer: tokenAnswer("access-2"))
        rig.network.expect(.post, Self.nextURL, status: 401)
        #expect(await perform(.next, rig)?.reason == "TOKEN_REFUSED")
        #expect(await rig.gate.health().lastErrors.first?.code == .providerUnavailable)
    }

    @Test func `a login that ends in the middle asks for a login`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 401)
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 400, answer: #"{"error":"invalid_grant"}"#)
        #expect(await perform(.next, rig)?.code == .loginRequired)
        #expect(await perform(.next, rig)?.code == .loginRequired)
        #expect(rig.network.sent.count == 2)
    }

    @Test func `a false Premium refusal passes a moment later`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(
            .post, Self.nextURL, status: 403, answer: apiError(403, "Premium required", reason: "PREMIUM_REQUIRED"))
        rig.network.expect(.post, Self.nextURL, status: 204)
        #expect(await perform(.next, rig, pauses: [.milliseconds(500)]) == nil)
    }

    @Test func `a true Premium refusal is told after three tries`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(
            .post, Self.nextURL, times: 3, status: 403,
            answer: apiError(403, "Premium required", reason: "PREMIUM_REQUIRED"))
        let pauses = [Duration.milliseconds(500), .milliseconds(1500)]
        #expect(await perform(.next, rig, pauses: pauses)?.code == .premiumRequired)
        #expect(rig.network.sent.count == 3)
    }

    @Test func `a read is asked again after a fault of Spotify's`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.get, Self.devicesURL, status: 502, answer: "<html>Bad Gateway</html>")
        rig.network.expect(.get, Self.devicesURL, status: 200, answer: #"{"devices":[]}"#)
        let error = await rig.error(pauses: [.milliseconds(500)]) {
            let players = try await rig.provider.players(frame: rig.frame())
            #expect(players.isEmpty)
        }
        #expect(error == nil)
    }

    @Test(arguments: [HTTPTransportError.timedOut, .connectionLost("reset")])
    func `a pause without an answer is sent again`(failure: HTTPTransportError) async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.put, Self.pauseURL, failure: failure)
        rig.network.expect(
            .put, Self.pauseURL, status: 403,
            answer: apiError(403, "Player command failed: Restriction violated", reason: "UNKNOWN"))
        let error = await perform(.pause, rig)
        #expect(error?.reason == "RESTRICTION_VIOLATED")
        #expect(error?.mayHaveHappened == true)
    }

    @Test(arguments: [HTTPTransportError.timedOut, .connectionLost("reset")])
    func `playing without an answer is not sent again`(failure: HTTPTransportError) async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.put, Self.playURL, body: Self.playBody, failure: failure)
        let error = await perform(.play(Rig.song), rig)
        #expect(error?.code == .providerUnavailable)
        #expect(error?.mayHaveHappened == true)
        #expect(rig.network.sent.count == 1)
    }

    @Test func `playing that never left the house is sent again`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.put, Self.playURL, body: Self.playBody, failure: .unreachable("dns"))
        rig.network.expect(.put, Self.playURL, body: Self.playBody, status: 204)
        #expect(await perform(.play(Rig.song), rig, pauses: [.milliseconds(300)]) == nil)
    }

    @Test func `a 429 holds back every caller until Retry-After`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 429, answerHeaders: [("Retry-After", "41")])
        let told = await perform(.next, rig)
        #expect(told?.code == .rateLimited)
        #expect(told?.retryAfter == .seconds(41))
        rig.clock.advance(by: .seconds(20))
        #expect(await perform(.pause, rig)?.retryAfter == .seconds(21))
        let read = await rig.error { _ = try await rig.provider.playbackState(frame: rig.frame()) }
        #expect(read?.code == .rateLimited)
        #expect(rig.network.sent.count == 1)
        rig.clock.advance(by: .seconds(21))
        rig.network.expect(.put, Self.pauseURL, status: 204)
        #expect(await perform(.pause, rig) == nil)
    }

    @Test func `a short limit is waited within the life of the request`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 429, answerHeaders: [("Retry-After", "2")])
        rig.network.expect(.post, Self.nextURL, status: 204)
        #expect(await perform(.next, rig, pauses: [.seconds(2)]) == nil)
    }

    @Test func `a used up quota is called so, with its seconds`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(
            .post, Self.nextURL, status: 429, answerHeaders: [("Retry-After", "48925")],
            answer: apiError(429, "Too many requests", reason: "QUOTA_EXCEEDED"))
        let error = await perform(.next, rig)
        #expect(error?.code == .quotaExceeded)
        #expect(error?.retryAfter == .seconds(48_925))
        let health = await rig.gate.health()
        #expect(health.closedBecause == .quotaExceeded)
        #expect(health.closedUntil == rig.clock.source.wallClock().addingTimeInterval(48_925))
    }

    @Test func `after three failures Spotify is left alone for a minute`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, times: 3, status: 503)
        for _ in 1...3 { #expect(await perform(.next, rig)?.reason == "HTTP_503") }
        let refused = await perform(.next, rig)
        #expect(refused?.code == .providerUnavailable)
        #expect(refused?.retryAfter == .seconds(60))
        #expect(refused?.mayHaveHappened == false)
        #expect(await rig.gate.health().breaker == .open)
        rig.clock.advance(by: .seconds(60))
        rig.network.expect(.post, Self.nextURL, times: 2, status: 204)
        #expect(await perform(.next, rig) == nil)
        #expect(await perform(.next, rig) == nil)
        #expect(await rig.gate.health().breaker == .closed)
    }

    @Test func `a probe for want of a token leaves room for the next`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, times: 3, status: 503)
        for _ in 1...3 { #expect(await perform(.next, rig) != nil) }
        rig.clock.advance(by: .seconds(3600))
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm, status: 503)
        rig.network.expect(
            .post, Rig.tokenURL, body: Rig.refreshForm, status: 200, answer: tokenAnswer("access-2"))
        rig.network.expect(.post, Self.nextURL, status: 204)
        #expect(await perform(.next, rig)?.code == .providerUnavailable)
        #expect(await perform(.next, rig) == nil)
    }

    @Test func `an attempt lasts no longer than its request`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, times: 2, status: 204)
        _ = await perform(.next, rig, life: .milliseconds(900))
        _ = await perform(.next, rig, life: .seconds(8))
        #expect(rig.network.sent.map(\.timeout) == [.milliseconds(900), .milliseconds(3500)])
        #expect(await perform(.next, rig, life: .zero)?.code == .tooLate)
    }

    @Test func `health counts the calls of the day`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, times: 2, status: 204)
        _ = await perform(.next, rig)
        _ = await perform(.next, rig)
        #expect(await rig.gate.health().callsToday == ["POST /me/player/next": 2])
        rig.clock.advance(by: .seconds(86_400))
        #expect(await rig.gate.health().callsToday == [:])
    }

    @Test func `a gate that closes while a token is fetched holds the request back`() async throws {
        let rig = try await Rig.loggedIn(lifetime: .zero)
        let gate = rig.gate
        let earlier = try await gate.enter(rig.frame())
        rig.network.expect(.post, Rig.tokenURL, body: Rig.refreshForm) {
            await gate.leave(earlier, "GET /me/player", fault: .rateLimited(retryAfter: .seconds(41)))
            return .success(HTTPResponse(status: 200, body: Array(tokenAnswer("access-2").utf8)))
        }
        let error = await perform(.next, rig)
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAfter == .seconds(41))
        #expect(rig.network.sent.map(\.url) == [Rig.tokenURL])
    }

    @Test func `what the first attempt may have done is not forgotten at a closed gate`() async throws {
        let rig = try await Rig.loggedIn()
        let gate = rig.gate
        let earlier = try await gate.enter(rig.frame())
        rig.network.expect(.put, Self.pauseURL) {
            await gate.leave(earlier, "GET /me/player", fault: .rateLimited(retryAfter: .seconds(41)))
            return .failure(.timedOut)
        }
        let error = await perform(.pause, rig)
        #expect(error?.code == .rateLimited)
        #expect(error?.mayHaveHappened == true)
    }

    @Test func `a patient request gives up after thirty seconds, under pressure after ten`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 429, answerHeaders: [("Retry-After", "20")])
        rig.network.expect(.post, Self.nextURL, status: 204)
        #expect(await perform(.next, rig, life: .seconds(600), pauses: [.seconds(20)]) == nil)
        #expect(await rig.gate.health().budget == RequestBudget.underPressure)
        rig.network.expect(.post, Self.nextURL, status: 429, answerHeaders: [("Retry-After", "20")])
        let error = await perform(.next, rig, life: .seconds(600))
        #expect(error?.retryAfter == .seconds(20))
        rig.clock.advance(by: .seconds(60))
        #expect(await rig.gate.health().budget == RequestBudget.normal)
    }

    @Test func `the last errors are told with endpoint and count, the newest first`() async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.post, Self.nextURL, status: 413)
        _ = await perform(.next, rig)
        rig.network.expect(.put, Self.pauseURL, status: 404, answer: apiError(404, "Device not found"))
        _ = await perform(.pause, rig)
        rig.clock.advance(by: .seconds(5))
        rig.network.expect(.post, Self.nextURL, status: 413)
        _ = await perform(.next, rig)
        let errors = await rig.gate.health().lastErrors
        #expect(errors.map(\.code) == [.notSupported, .playerUnavailable])
        #expect(errors.map(\.endpoint) == ["POST /me/player/next", "PUT /me/player/pause"])
        #expect(errors.map(\.count) == [2, 1])
        #expect(errors[0].date == rig.clock.source.wallClock())
    }

    @Test(arguments: [
        (403, apiError(403, "Insufficient client scope"), OutcomeCode.loginRequired),
        (403, "User not registered in the Developer Dashboard", .forbidden),
        (403, "Active premium subscription required for the owner of the app.", .premiumRequired),
        (404, apiError(404, "Device not found"), .playerUnavailable),
        (404, apiError(404, "No active device found", reason: "NO_ACTIVE_DEVICE"), .playerUnavailable),
        (413, "too large", .notSupported),
    ])
    func `what no second try can change is told after one`(status: Int, body: String, code: OutcomeCode) async throws {
        let rig = try await Rig.loggedIn()
        rig.network.expect(.put, Self.playURL, body: Self.playBody, status: status, answer: body)
        #expect(await perform(.play(Rig.song), rig)?.code == code)
        #expect(rig.network.sent.count == 1)
    }
}
