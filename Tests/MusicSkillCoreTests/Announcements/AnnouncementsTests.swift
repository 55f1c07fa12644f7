import TestSupport
import Testing

@testable import MusicSkillCore

/// Announcements among requests: what is called, and what a sentence means meanwhile.
@Suite(.timeLimit(.minutes(1)))
struct AnnouncementsTests {
    let service = TestService()
    var announcements: Announcements { service.account.announcements }

    @Test func `one call makes it quiet and one makes it loud again`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let announcement = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
            #expect(announcement.effect == .lower(to: 15))
            #expect(await service.board.current?.player.volume == 15)
            #expect(await announcements.end(announcement.token))
            #expect(await announcements.end(announcement.token) == false)
            #expect(service.provider.calls == ["volume 15 on Kitchen Speaker", "volume 40 on Kitchen Speaker"])
        }
    }

    @Test func `silence costs no call`() async throws {
        await service.time.flow {
            let announcement = await announcements.begin(.pause, on: "Kitchen Speaker")
            #expect(announcement.effect == nil)
            await announcements.end(announcement.token)
            #expect(service.provider.calls.isEmpty)
        }
    }

    @Test func `louder counts from the volume people know, and stays`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let announcement = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
            service.time.advance(by: .seconds(6))
            #expect(await service.say("louder").speech.contains("level=50"))
            await announcements.end(announcement.token)
            #expect(service.provider.commands == ["volume 15 on Kitchen Speaker", "volume 50 on Kitchen Speaker"])
        }
    }

    @Test func `who says pause during a pause means it`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let announcement = await announcements.begin(.pause, on: "Kitchen Speaker")
            #expect(await service.say("pause").speech.hasPrefix("pause.ok"))
            await announcements.end(announcement.token)
            #expect(service.provider.commands.contains("resume on Kitchen Speaker") == false)
        }
    }

    @Test func `who wants to hear music during a pause hears it`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let announcement = await announcements.begin(.pause, on: "Kitchen Speaker")
            #expect(await service.say("resume").code == .ok)
            await announcements.end(announcement.token)
            #expect(service.provider.commands == ["pause on Kitchen Speaker", "resume on Kitchen Speaker"])
        }
    }

    @Test func `a refusal is tried once more, and then left`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let down = ProviderError(.providerUnavailable, "down")
            service.provider.set { $0.refusals[.command] = [down] }
            let first = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
            #expect(first.effect == .lower(to: 15))
            service.provider.set { $0.refusals[.command] = [down, down] }
            await announcements.end(first.token)
            #expect(service.provider.count(.command) == 4)
            await service.play(on: .kitchen)
            service.provider.set { $0.refusals[.command] = [down, down] }
            let second = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
            #expect(second.effect == nil)
            await announcements.end(second.token)
            #expect(service.provider.count(.command) == 6)
        }
    }

    @Test(arguments: [(refusals: 2, commands: 4, promises: 1), (100, 9, 3)])
    func `a volume that cannot be put back is tried when the player is seen again, not for ever`(
        refusals: Int, commands: Int, promises: Int
    ) async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            try await service.watching {
                let begun = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
                let down = ProviderError(.providerUnavailable, "down")
                service.provider.set { $0.refusals[.command] = Array(repeating: down, count: refusals) }
                await announcements.end(begun.token)
                try await service.time.source.sleep(for: .seconds(600))
                #expect(service.provider.commands.last == "volume 40 on Kitchen Speaker")
                #expect(service.provider.count(.command) == commands)
                let lines = service.captured.lines
                #expect(lines.count { $0.contains("is put back when the player is seen again") } == promises)
            }
        }
    }

    @Test(arguments: [(false, "resume on Kitchen Speaker"), (true, "pause on Kitchen Speaker")])
    func `music that could not go on does when the player is seen again, unless somebody has paused it`(
        isPaused: Bool, lastCommand: String
    ) async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            try await service.watching {
                let begun = await announcements.begin(.pause, on: "Kitchen Speaker")
                let down = ProviderError(.providerUnavailable, "down")
                service.provider.set { $0.refusals[.command] = [down, down] }
                await announcements.end(begun.token)
                if isPaused { #expect(await service.say("pause").code == .ok) }
                try await service.time.source.sleep(for: .seconds(100))
                #expect(service.provider.commands.last == lastCommand)
                #expect(service.provider.count(.command) == 4)
            }
        }
    }

    /// What the successor of a killed service finds.
    struct Restart: Sendable {
        var hush = Hush.lower(to: 15)
        var down = Duration.seconds(5)
        var item = Music.standByMe
        var status = PlaybackState.Status.playing
        var player = Player.kitchen
        var volume = 15
        /// What it does about it.
        var commands: [String] = []
    }

    @Test(arguments: [
        Restart(commands: ["volume 40 on Kitchen Speaker"]),
        Restart(down: .seconds(300), commands: ["volume 40 on Kitchen Speaker"]),
        Restart(down: .seconds(900)), Restart(volume: 70), Restart(player: .bedroom),
        Restart(hush: .pause, status: .paused, commands: ["resume on Kitchen Speaker"]),
        Restart(hush: .pause, down: .seconds(300), status: .paused), Restart(hush: .pause),
        Restart(hush: .pause, item: Music.track("Halo", by: "Beyoncé"), status: .paused),
        Restart(hush: .pause, player: .bedroom),
    ])
    func `what a killed service owed its successor puts back, unless somebody was there or it is long ago`(
        restart: Restart
    ) async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            _ = await announcements.begin(restart.hush, on: "Kitchen Speaker", for: .seconds(20))
            service.time.advance(by: restart.down)
            #expect(try await commandsAfterRestart(restart) == restart.commands)
        }
    }

    @Test func `what was turned by hand is owed no longer, after a restart neither`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            let begun = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
            var turned = Player.kitchen
            turned.volume = 70
            await service.play(on: turned)
            await announcements.end(begun.token)
            #expect(try await commandsAfterRestart(Restart()) == [])
        }
    }

    /// What the successor does within a hundred seconds.
    private func commandsAfterRestart(_ restart: Restart) async throws -> [String] {
        let successor = TestService(time: service.time, store: service.store)
        var player = restart.player
        player.volume = restart.volume
        await successor.play(restart.item, on: player, status: restart.status, isSeen: false)
        await successor.account.recall()
        return try await successor.watching {
            try await service.time.source.sleep(for: .seconds(100))
            return successor.provider.commands
        }
    }

    @Test func `what nobody ends ends by itself`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            try await service.watching {
                let begun = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker", for: .seconds(10_000))
                #expect(service.time.now.duration(to: begun.end) <= Announcements.limits.upperBound)
                try await service.time.source.sleepUntil(begun.end + .seconds(1))
                #expect(service.provider.commands.last == "volume 40 on Kitchen Speaker")
                #expect(await announcements.end(begun.token) == false)
            }
        }
    }
}
