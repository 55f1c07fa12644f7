import Adapters
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// What people are told of how Spotify fares.
@Suite(.timeLimit(.minutes(1)))
struct HealthTests {
    @Test func `health tells gate, breaker, budget, calls and last errors`() async throws {
        try await HomeUnderTest.with { home in
            var fault = Fault(.rateLimited, path: "/v1/me/player/play")
            fault.retryAfter = 41
            await home.spotify.add(fault)
            _ = try await home.say("play jazz in kitchen")
            let health = await home.graph.providerHealth()
            #expect(health.gate == "closed")
            #expect((1...43).contains(health.limitedFor ?? 0))
            #expect(health.limitReason == "rate_limited")
            #expect(health.breaker == "closed")
            #expect(health.failures == 0)
            #expect(health.budget == 10)
            #expect(health.isUnderPressure)
            #expect(health.calls["PUT /me/player/play"] == 1)
            #expect(health.callsTotal == health.calls.values.reduce(0, +))
            #expect(health.callsOfWeek.count == 7)
            #expect(health.callsOfWeek.values.reduce(0, +) == health.callsTotal)
            let error = try #require(health.lastErrors.first)
            #expect(error.code == "rate_limited")
            #expect(error.endpoint == "PUT /me/player/play")
            #expect(error.count == 1)
        }
    }

    @Test func `calls are counted on after a restart`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await MosquittoProcess.with(directory: directory.path) { broker in
            try await LoopbackSpotify.run(catalogue: .builtIn, log: .silent) { spotify in
                let workspace = try HomeUnderTest.workspace(
                    broker: broker, spotify: spotify.baseURL, directory: directory.path)
                for total in 1...2 {
                    try await workspace.withGraph { graph in
                        if total == 1 { try await HomeUnderTest.logIn(graph) }
                        let account = try #require(await graph.accounts.account(named: "default"))
                        let frame = RequestFrame(deadline: graph.time.now() + .seconds(8))
                        try await account.directory.refresh(frame: frame)
                        #expect(await graph.providerHealth().calls == ["GET /me/player/devices": total])
                    }
                }
            }
        }
    }
}
