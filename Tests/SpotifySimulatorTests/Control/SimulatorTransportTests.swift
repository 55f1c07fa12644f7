import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SimulatorTransportTests {
    @Test func `a request reaches the simulator as a server would see it`() async throws {
        try await withSimulator { spotify in
            let authorization = (name: "Authorization", value: "Bearer \(spotify.accessToken)")
            let found = try await spotify.transport.send(
                HTTPRequest(
                    .get, "https://api.spotify.com/v1/search?q=sigur+r%C3%B3s&type=artist", headers: [authorization]))
            #expect(found.status == 200)
            #expect(String(decoding: found.body, as: UTF8.self).contains("Sigur Rós"))
            let paused = try await spotify.transport.send(
                HTTPRequest(.put, "http://127.0.0.1/v1/me/player/pause", headers: [authorization]))
            #expect(paused.status == 404)
            #expect(await spotify.simulator.report.violations == [])
        }
    }

    @Test func `a cut connection is lost`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.add(Fault(.reset))
            await #expect(throws: HTTPTransportError.connectionLost("the server cut the connection")) {
                try await spotify.transport.send(HTTPRequest(.get, "http://spotify/v1/me"))
            }
            #expect(await spotify.simulator.report.requests.last?.status == 0)
        }
    }

    @Test func `a stalled request times out`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.add(Fault(.stall))
            async let failure = failure(of: HTTPRequest(.get, "http://spotify/v1/me", timeout: .seconds(3)), spotify)
            await spotify.time.waitForSleepers(2)
            spotify.time.advance(by: .seconds(3))
            let error = await failure
            #expect(error == .timedOut)
        }
    }

    @Test func `a cancelled request ends at once`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.add(Fault(.stall))
            await withTaskGroup(of: HTTPTransportError?.self) { group in
                group.addTask { await failure(of: HTTPRequest(.get, "http://spotify/v1/me"), spotify) }
                await spotify.time.waitForSleepers(2)
                group.cancelAll()
                #expect(await group.next() == .cancelled)
            }
        }
    }

    @Test func `an answer too large is refused`() async throws {
        try await withSimulator { spotify in
            await #expect(throws: HTTPTransportError.responseTooLarge) {
                try await spotify.transport.send(HTTPRequest(.get, "http://spotify/v1/me", maximumResponseBytes: 5))
            }
            await #expect(throws: HTTPTransportError.invalidRequest("nowhere")) {
                try await spotify.transport.send(HTTPRequest(.get, "nowhere"))
            }
        }
    }

    private func failure(of request: HTTPRequest, _ spotify: SimulatedSpotify) async -> HTTPTransportError? {
        do throws(HTTPTransportError) {
            _ = try await spotify.transport.send(request)
            return nil
        } catch {
            return error
        }
    }
}
