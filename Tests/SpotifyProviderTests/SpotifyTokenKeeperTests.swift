import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyTokenKeeperTests {
    private static let start = ContinuousClock.now

    @Test(
        arguments: [
            (nil, .wait(.seconds(10))), (.seconds(3600), .wait(.seconds(10))), (.seconds(304), .wait(.seconds(4))),
            (.seconds(300), .refresh), (.zero, .refresh), (.seconds(-5), .refresh),
        ] as [(Duration?, SpotifyRefreshPlan.Step)])
    func `a token is refreshed five minutes ahead`(life: Duration?, step: SpotifyRefreshPlan.Step) {
        #expect(SpotifyRefreshPlan().step(accessLife: life, at: Self.start) == step)
    }

    @Test func `after each failure the pause is longer, up to a quarter of an hour`() {
        var plan = SpotifyRefreshPlan()
        var now = Self.start
        for pause in [30, 60, 120, 240, 480, 900, 900] {
            plan.failed(retryAfter: nil, at: now)
            now += .seconds(pause - 1)
            #expect(plan.step(accessLife: .zero, at: now) == .wait(.seconds(1)))
            now += .seconds(1)
            #expect(plan.step(accessLife: .zero, at: now) == .refresh)
        }
        plan.failed(retryAfter: .seconds(5000), at: now)
        #expect(plan.step(accessLife: .zero, at: now + .seconds(4999)) == .wait(.seconds(1)))
        plan.succeeded(at: now)
        plan.failed(retryAfter: nil, at: now)
        #expect(plan.step(accessLife: .zero, at: now + .seconds(30)) == .refresh)
    }

    @Test func `tokens that live for minutes only are not refreshed in a circle`() {
        var plan = SpotifyRefreshPlan()
        plan.succeeded(at: Self.start)
        #expect(plan.step(accessLife: .seconds(60), at: Self.start) == .wait(.seconds(10)))
        #expect(plan.step(accessLife: .seconds(30), at: Self.start + .seconds(30)) == .refresh)
    }

    @Test func `a day without a word costs one refresh an hour`() async throws {
        let home = try await SimulatedHousehold()
        try await keeping(home) { try await home.clock.source.sleep(for: .seconds(24 * 3600)) }
        let refreshes = await home.spotify.report.count("POST /api/token")
        #expect(refreshes == 26)
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `an outage is outlived and an ended login left alone until the next`() async throws {
        let home = try await SimulatedHousehold()
        try await keeping(home) {
            await home.spotify.add(Fault(.tokenEndpointDown, times: nil))
            try await home.clock.source.sleep(for: .seconds(4 * 3600))
            let outage = await home.spotify.report.count("POST /api/token")
            #expect((5...30).contains(outage))
            await home.spotify.clearFaults()
            try await home.clock.source.sleep(for: .seconds(1000))
            let recovered = await home.spotify.report.count("POST /api/token") - outage
            #expect(recovered == 1)

            await home.spotify.end(.refreshRevoked)
            await home.spotify.resetReport()
            try await home.clock.source.sleep(for: .seconds(6 * 3600))
            #expect(await home.spotify.report.count("POST /api/token") == 1)
            #expect(await home.tokens.state() == .ended)
            try await home.logIn()
            await home.spotify.resetReport()
            try await home.clock.source.sleep(for: .seconds(3600))
            #expect(await home.spotify.report.count("POST /api/token") == 1)
        }
    }

    private func keeping(_ home: SimulatedHousehold, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await home.clock.flow {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await SpotifyTokenKeeper(tokens: home.tokens, time: home.clock.source).run() }
                group.addTask { try await body() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }
}
