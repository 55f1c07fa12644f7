import MusicSkillCore
import TestSupport
import Testing

/// Players that are hard to reach, and services that are hard to talk to.
@Suite(.timeLimit(.minutes(1)))
struct ReachTests {
    let service = TestService()

    @Test func `a sleeping player is woken and then plays`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.speakers[0].wakeTime = .seconds(3) }
            let reply = await service.say("play jazz in kitchen")
            #expect(reply.code == .ok)
            #expect(service.provider.count(.command) == 2)
        }
    }

    @Test func `a player that does not wake in time is unavailable, told before the deadline`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.speakers[0].wakeTime = .seconds(100) }
            let start = service.time.now
            let reply = await service.say("play jazz in kitchen")
            #expect(reply.code == .playerUnavailable)
            #expect(reply.speech == "player_unavailable(player=Kitchen Speaker, provider=Fake)")
            #expect(start.duration(to: service.time.now) < .seconds(8))
        }
    }

    @Test func `a player that came back under another id is found by its name`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.speakers[0].player.reference = "k2" }
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(
                service.provider.calls.filter { $0 != "state" } == [
                    "search jazz", "play playlist Jazz Classics on Kitchen Speaker", "players",
                    "play playlist Jazz Classics on Kitchen Speaker",
                ])
        }
    }

    @Test func `a player nobody ever saw is looked for until time is up`() async {
        await service.time.flow {
            service.arrange { $0.speakers = [] }
            let start = service.time.now
            #expect(await service.say("play jazz in kitchen").code == .playerUnavailable)
            #expect((5...8).contains(service.provider.count(.players)))
            #expect(service.provider.count(.command) == 0)
            #expect(start.duration(to: service.time.now) < .seconds(8))
        }
    }

    @Test func `a configured player that is just switched on is found`() async throws {
        try await service.time.flow {
            service.arrange { $0.speakers = [] }
            async let reply = service.say("play jazz in kitchen")
            try await service.time.source.sleep(for: .milliseconds(2500))
            service.arrange { $0.speakers = [.init(.kitchen)] }
            #expect(await reply.code == .ok)
        }
    }

    @Test func `music that lands on another player is sent to the right one again`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.strayTarget = "Bedroom" }
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(await service.board.current?.player.name == "Kitchen Speaker")
            #expect(service.provider.count(.command) == 2)
        }
    }

    @Test func `a player that was given another name is still the one that was commanded`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.speakers[0].player.name = "Cooker" }
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(
                service.provider.calls == ["search jazz", "play playlist Jazz Classics on Kitchen Speaker", "state"])
        }
    }

    @Test func `a restricted player is sent nothing`() async {
        await service.time.flow {
            service.arrange { $0.speakers[0].player.isRestricted = true }
            #expect(await service.say("play jazz in kitchen").code == .playerRestricted)
            #expect(service.provider.commands.isEmpty)
        }
    }

    @Test func `a restricted player that is in no list is still called restricted`() async {
        await service.time.flow {
            service.arrange { $0.speakers = [] }
            await service.play(on: Player(name: "Sonos", reference: nil, isRestricted: true))
            #expect(await service.say("pause").code == .playerRestricted)
        }
    }

    @Test func `a restriction that has ended is noticed`() async throws {
        try await service.time.flow {
            service.arrange { $0.speakers[0].player.isRestricted = true }
            try await service.listPlayers()
            service.arrange { $0.speakers[0].player.isRestricted = false }
            #expect(await service.say("play jazz in kitchen").code == .ok)
        }
    }

    @Test(arguments: [
        OutcomeCode.rateLimited, .quotaExceeded, .loginRequired, .premiumRequired, .providerUnavailable, .forbidden,
    ])
    func `a provider's refusal is told at once, in its own code`(code: OutcomeCode) async {
        await service.time.flow {
            service.provider.set { $0.refusals[.search] = [ProviderError(code, "no")] }
            let start = service.time.now
            #expect(await service.say("play jazz in kitchen").code == code)
            #expect(service.time.now == start)
            #expect(service.provider.count(.search) == 1)
        }
    }

    @Test func `a limit is told with the time it lasts`() async {
        await service.time.flow {
            service.provider.set {
                $0.refusals[.search] = [ProviderError(.rateLimited, "429", retryAfter: .milliseconds(40_100))]
            }
            let reply = await service.say("play jazz in kitchen")
            #expect(reply.retryAfterSeconds == 41)
            #expect(reply.speech == "rate_limited(provider=Fake, wait=wait.seconds(n=41))")
        }
    }

    @Test func `a command whose answer was lost counts as done when the state shows it`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.isDeaf = true }
            service.provider.set {
                $0.refusals[.command] = [ProviderError(.providerUnavailable, "reset", mayHaveHappened: true)]
            }
            await service.play(Music.track("Halo", by: "Beyoncé"), on: .kitchen)
            #expect(await service.say("play halo", room: "kitchen").code == .ok)
            #expect(service.provider.count(.command) == 1)
        }
    }

    @Test func `a play whose answer was lost is sent again when the state does not show it`() async throws {
        let lost = ProviderError(.providerUnavailable, "reset", mayHaveHappened: true)
        try await service.time.flow {
            try await service.listPlayers()
            service.provider.set { $0.refusals[.command] = [lost] }
            #expect(await service.say("play halo", room: "kitchen").code == .ok)
            #expect(service.provider.count(.command) == 2)
            service.provider.set { $0.refusals[.command] = [lost, lost] }
            #expect(await service.say("play jazz in kitchen").code == .providerUnavailable)
            #expect(service.provider.count(.command) == 4)
        }
    }

    @Test func `a skip whose answer was lost is never sent again`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            service.provider.set {
                $0.refusals[.command] = [ProviderError(.providerUnavailable, "reset", mayHaveHappened: true)]
            }
            #expect(await service.say("next").code == .providerUnavailable)
            #expect(service.provider.count(.command) == 1)
        }
    }

    @Test func `being told that it was so already is success when the state agrees`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            service.provider.set { script in
                script.refusals[.command] = [
                    ProviderError(.notSupported, "Restriction violated", reason: ProviderError.alreadySo)
                ]
                script.speakers?.show(nil, at: service.time.now)
            }
            #expect(await service.say("pause").code == .ok)
        }
    }

    @Test func `one failed look is followed by another`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.provider.set { $0.refusals[.state] = [ProviderError(.providerUnavailable, "502")] }
            #expect(await service.say("play jazz in kitchen").code == .ok)
            #expect(service.provider.count(.state) == 2)
        }
    }

    @Test func `looking ends when the provider asks to be left alone past the deadline`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.provider.set {
                $0.refusals[.state] = [ProviderError(.rateLimited, "429", retryAfter: .seconds(41))]
            }
            #expect(await service.say("play jazz in kitchen").code == .notConfirmed)
            #expect(service.provider.count(.state) == 1)
        }
    }
}
