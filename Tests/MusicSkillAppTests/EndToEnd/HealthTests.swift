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

    @Test func `the end of a login is said on event and health topics, and so is the next login`() async throws {
        try await HomeUnderTest.with { home in
            let first = try await home.listener.nth(Health.self, 0, on: "musicskill/bridge/health")
            await home.spotify.end(.accessExpired)
            await home.spotify.end(.refreshRevoked)
            #expect(try await home.say("play jazz in the kitchen").code == "login_required")
            let event = try await home.listener.next(EventOnWire.self, on: "musicskill/bridge/event") {
                $0.type == "login_required"
            }
            #expect(event.data["account"] == "default")
            #expect(event.data["way_out"] == "run: musicskill login --account default")
            _ = try await home.listener.next(Health.self, on: "musicskill/bridge/health") {
                $0.accounts.first?.login == "ended"
            }
            try await HomeUnderTest.logIn(home.graph)
            _ = try await home.listener.next(Health.self, on: "musicskill/bridge/health") { health in
                health.accounts.first?.login == "logged_in"
                    && health.accounts.first?.authorised != first.accounts.first?.authorised
            }
            #expect(try await home.say("play rock in the kitchen").code == "ok")
        }
    }

    @Test func `calls are counted on after a restart`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await MosquittoProcess.with(directory: directory.path) { broker in
            try await LoopbackSpotify.run(catalogue: .builtIn, log: .silent) { spotify in
                let workspace = try await HomeUnderTest.workspace(
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
