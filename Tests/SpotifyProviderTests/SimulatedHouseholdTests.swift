import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

/// The whole provider against the whole simulator: what each does, seen by the other.
@Suite(.timeLimit(.minutes(1)))
struct SimulatedHouseholdTests {
    @Test func `an evening of music breaks no rule`() async throws {
        let home = try await SimulatedHousehold()
        let kitchen = try await home.player("Kitchen Speaker")
        let song = try await home.song("stand by me")
        try await home.perform(.play(song), on: kitchen)
        let playing = try #require(try await home.state())
        #expect(playing.status == .playing)
        #expect(playing.item?.id == song.id)
        #expect(playing.player.name == "Kitchen Speaker")

        try await home.perform(.volume(25), on: kitchen)
        #expect(try await home.state()?.player.volume == 25)
        try await home.perform(.shuffle(true), on: kitchen)
        try await home.perform(.repetition(.track), on: kitchen)
        #expect(try await home.state()?.repetition == .track)
        try await home.perform(.seek(.seconds(30)), on: kitchen)
        #expect(try #require(try await home.state()).position >= .seconds(30))
        try await home.perform(.queueAdd(song), on: kitchen)
        try await home.perform(.pause, on: kitchen)
        #expect(try await home.state()?.status == .paused)
        #expect(await home.error(of: .pause, on: kitchen)?.reason == "RESTRICTION_VIOLATED")
        try await home.perform(.resume, on: kitchen)
        #expect(try await home.state()?.status == .playing)

        try await home.perform(.transfer(start: true), on: try await home.player("Living Room Speaker"))
        #expect(try await home.state()?.player.name == "Living Room Speaker")

        #expect(await home.spotify.report.violations == [])
    }

    @Test(arguments: [
        (MusicID.Kind.track, "stand by me"), (.album, "time out"), (.artist, "oasis"), (.playlist, "jazz"),
    ])
    func `each kind of music can be found and played`(kind: MusicID.Kind, words: String) async throws {
        let home = try await SimulatedHousehold()
        let found = try await home.provider.search(MusicQuery(words, kinds: [kind]), frame: home.frame)
        try await home.perform(.play(try #require(found.first)), on: try await home.player("Kitchen Speaker"))
        let playing = try await home.state()
        #expect(playing?.status == .playing)
        #expect(kind == .track || playing?.context == found.first?.id)
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `a known song on a known speaker costs one call`() async throws {
        let home = try await SimulatedHousehold()
        let kitchen = try await home.player("Kitchen Speaker")
        let song = try await home.song("stand by me")
        await home.spotify.resetReport()
        _ = try await home.song("stand by me")
        try await home.perform(.play(song), on: kitchen)
        #expect(await home.spotify.report.count() == 1)
    }

    @Test func `nothing is asked inside a Retry-After`() async throws {
        let home = try await SimulatedHousehold()
        let kitchen = try await home.player("Kitchen Speaker")
        var fault = Fault(.rateLimited)
        fault.retryAfter = 41
        await home.spotify.add(fault)
        for waited in [0, 10, 20, 30] {
            let error = await home.error(of: .next, on: kitchen)
            #expect(error?.code == .rateLimited)
            #expect(error?.retryAfter == .seconds(41 - waited))
            home.clock.advance(by: .seconds(10))
        }
        home.clock.advance(by: .seconds(1))
        let song = try await home.song("stand by me")
        try await home.perform(.play(song), on: kitchen)
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `speakers that refuse are told apart`() async throws {
        let home = try await SimulatedHousehold()
        let song = try await home.song("stand by me")
        let garden = try await home.player("Garden Speaker")
        #expect(await home.error(of: .play(song), on: garden)?.code == .playerRestricted)
        let phone = try await home.player("Pocket Phone")
        #expect(await home.error(of: .volume(30), on: phone)?.code == .notSupported)
        var radio = try await home.player("Bathroom Radio")
        try await home.spotify.change(.changeID("Bathroom Radio"))
        #expect(await home.error(of: .play(song), on: radio)?.reason == "DEVICE_NOT_FOUND")
        radio = try await home.player("Bathroom Radio")
        #expect(await home.error(of: .play(song), on: radio) == nil)
    }

    @Test(arguments: [true, false])
    func `an access token that ends is renewed, with rotation or without`(rotates: Bool) async throws {
        var behaviour = SimulatorSettings()
        behaviour.rotatesRefreshTokens = rotates
        let home = try await SimulatedHousehold(behaviour)
        for _ in 1...3 {
            await home.spotify.end(.accessExpired)
            _ = try await home.player("Kitchen Speaker")
        }
        #expect(await home.spotify.report.count("POST /api/token") == 3)
        home.clock.advance(by: .seconds(4000))
        _ = try await home.player("Kitchen Speaker")
        #expect(await home.spotify.report.count("POST /api/token") == 4)
        await home.spotify.end(.accessRevoked)
        await home.spotify.end(.refreshRevoked)
        let error = await #expect(throws: ProviderError.self) { try await home.player("Kitchen Speaker") }
        #expect(error?.code == .loginRequired)
    }

    @Test(arguments: [true, false])
    func `fifty requests at once on an expired token make one refresh`(rotates: Bool) async throws {
        var behaviour = SimulatorSettings()
        behaviour.rotatesRefreshTokens = rotates
        let home = try await SimulatedHousehold(behaviour)
        home.clock.advance(by: .seconds(3600))
        let deadline = home.clock.now + .seconds(8)
        let given = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...50 { group.addTask { try await home.tokens.access(until: deadline).reveal() } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(given.count == 1)
        #expect(await home.spotify.report.count("POST /api/token") == 1)
    }

    @Test(
        arguments: [
            (Fault.Kind.unauthorized, 1, nil), (.tokenMissing, 1, nil), (.tokenMissing, 2, .providerUnavailable),
            (.ownerPremium, 1, .premiumRequired), (.userNotRegistered, 1, .forbidden), (.scope, 1, .loginRequired),
            (.noActiveDevice, 1, .playerUnavailable), (.deviceNotFound, 1, .playerUnavailable),
            (.junkBody, 1, nil), (.serverError, 1, .providerUnavailable), (.accepted, 1, .providerUnavailable),
            (.reset, 1, .providerUnavailable),
        ] as [(Fault.Kind, Int, OutcomeCode?)])
    func `playing meets each fault`(kind: Fault.Kind, times: Int, code: OutcomeCode?) async throws {
        let home = try await SimulatedHousehold()
        let kitchen = try await home.player("Kitchen Speaker")
        let song = try await home.song("stand by me")
        await home.spotify.add(Fault(kind, path: "/v1/me/player/play", times: times))
        let error = await home.error(of: .play(song), on: kitchen)
        #expect(error?.code == code)
        #expect(error?.mayHaveHappened ?? false == [.serverError, .accepted, .reset].contains(kind))
        #expect(await home.spotify.report.violations == [])
    }

    @Test func `a login without a scope is told which one it lacks`() async throws {
        let home = try await SimulatedHousehold(scopes: ["user-read-playback-state"])
        let error = await home.error(of: .pause, on: try await home.player("Kitchen Speaker"))
        #expect(error?.code == .loginRequired)
        #expect(error?.message.contains("user-modify-playback-state") == true)
    }
}
