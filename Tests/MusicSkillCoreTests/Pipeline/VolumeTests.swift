import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct VolumeTests {
    let service = TestService()

    /// The player's volume in the world, after `sentences` were said with music in the kitchen at 40 percent.
    private func volume(after sentences: String...) async throws -> Int? {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            for sentence in sentences {
                #expect(await service.say(sentence).code == .ok, "\(sentence)")
                service.time.advance(by: .seconds(3))
            }
            return try await service.provider.playbackState(
                frame: RequestFrame(deadline: service.time.now.advanced(by: .seconds(1))))?.player.volume
        }
    }

    @Test func `louder is ten more`() async throws {
        #expect(try await volume(after: "louder") == 50)
    }

    @Test func `quieter is ten less`() async throws {
        #expect(try await volume(after: "quieter", "quieter") == 20)
    }

    @Test func `an absolute volume is that volume`() async throws {
        #expect(try await volume(after: "volume 30") == 30)
    }

    @Test func `a volume beyond the scale is its end`() async throws {
        #expect(try await volume(after: "volume 400") == 100)
        #expect(service.provider.commands == ["volume 100 on Kitchen Speaker"])
    }

    @Test func `louder stops at the top and quieter at the bottom`() async throws {
        #expect(try await volume(after: "volume 30", "quieter", "quieter", "quieter", "quieter") == 0)
    }

    @Test func `unmute brings back the volume from before the mute`() async throws {
        #expect(try await volume(after: "volume 30", "mute", "unmute") == 30)
    }

    @Test func `muting twice does not forget the volume`() async throws {
        #expect(try await volume(after: "mute", "mute", "unmute") == 40)
    }

    @Test func `unmute of a player that sounds changes nothing`() async throws {
        #expect(try await volume(after: "unmute") == 40)
        #expect(service.provider.commands.isEmpty)
    }

    @Test func `the reply tells the level reached`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            #expect(await service.say("louder").speech == "volume.ok(level=50, player=Kitchen Speaker)")
        }
    }

    @Test func `a number that is none is not understood`() async {
        await service.time.flow {
            await service.play(on: .kitchen)
            #expect(await service.say("volume nan").code == .notUnderstood)
        }
    }

    @Test func `a silent player's volume is seen in the list of players`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            #expect(await service.say("louder in the bedroom").code == .ok)
            #expect(service.provider.commands == ["volume 30 on Bedroom"])
            #expect(await service.directory.player(named: "Bedroom")?.volume == 30)
        }
    }

    @Test func `the volume remembered at a mute is that of the muted player`() async throws {
        let service = TestService(home: Home(rooms: Home.standard.rooms))
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            #expect(await service.say("mute", room: "bedroom").code == .ok)
            #expect(await service.memory.volumeBeforeMute(of: "Bedroom") == 20)
        }
    }

    @Test func `a mute outlasts a restart`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            #expect(await service.say("mute").code == .ok)
        }
        let later = TestService(time: service.time, store: service.store)
        var muted = Player.kitchen
        muted.volume = 0
        try await later.time.flow { [muted] in
            later.arrange { $0.speakers[0].player = muted }
            try await later.listPlayers()
            await later.play(on: muted)
            #expect(await later.say("unmute").code == .ok)
            #expect(later.provider.commands == ["volume 40 on Kitchen Speaker"])
        }
    }

    @Test func `louder begins at the volume a silent player has now, not at the one it once had`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            service.arrange { $0.speakers[2].player.volume = 60 }
            #expect(await service.say("louder in the bedroom").code == .ok)
            #expect(service.provider.commands == ["volume 70 on Bedroom"])
        }
    }

    @Test func `a player without volume is said to have none`() async throws {
        try await service.time.flow {
            service.arrange { $0.speakers[0].player.supportsVolume = false }
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let reply = await service.say("louder")
            #expect(reply.code == .notSupported)
            #expect(reply.speech.hasPrefix("not_supported.volume("))
        }
    }
}
