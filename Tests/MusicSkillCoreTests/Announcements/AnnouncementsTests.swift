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
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await service.account.run() }
                await service.account.watcher.watch(true)
                let begun = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker")
                let down = ProviderError(.providerUnavailable, "down")
                service.provider.set { $0.refusals[.command] = Array(repeating: down, count: refusals) }
                await announcements.end(begun.token)
                try await service.time.source.sleep(for: .seconds(600))
                #expect(service.provider.commands.last == "volume 40 on Kitchen Speaker")
                #expect(service.provider.count(.command) == commands)
                let lines = service.captured.lines
                #expect(lines.count { $0.contains("is put back when the player is seen again") } == promises)
                group.cancelAll()
            }
        }
    }

    @Test func `what nobody ends ends by itself`() async throws {
        try await service.time.flow {
            try await service.listPlayers()
            await service.play(on: .kitchen)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await service.account.run() }
                let begun = await announcements.begin(.lower(to: 15), on: "Kitchen Speaker", for: .seconds(10_000))
                #expect(service.time.now.duration(to: begun.end) <= Announcements.limits.upperBound)
                try await service.time.source.sleepUntil(begun.end + .seconds(1))
                #expect(service.provider.commands.last == "volume 40 on Kitchen Speaker")
                #expect(await announcements.end(begun.token) == false)
                group.cancelAll()
            }
        }
    }
}
