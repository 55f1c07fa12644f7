import MusicSkillCore
import TestSupport
import Testing

/// How often the service is asked while nobody commands anything.
@Suite(.timeLimit(.minutes(1)))
struct PlaybackWatcherTests {
    private let service = TestService()
    private let watcher: PlaybackWatcher

    init() {
        watcher = PlaybackWatcher(
            provider: service.provider, directory: service.directory, board: service.board,
            time: service.time.source, log: service.captured.log)
    }

    /// Lets the watcher run for so long, while `meanwhile` goes on.
    private func run(
        isWatched: Bool = true, for duration: Duration, meanwhile: () async throws -> Void = {}
    ) async throws {
        try await service.time.flow {
            try await withThrowingTaskGroup { group in
                group.addTask { try await watcher.run() }
                await watcher.watch(isWatched)
                try await meanwhile()
                try await service.time.source.sleep(for: duration)
                group.cancelAll()
            }
        }
    }

    @Test func `an idle hour makes at most sixty calls, listings and all`() async throws {
        try await run(for: .seconds(3590)) {
            try await service.time.source.sleep(for: .seconds(10))
            service.provider.forgetCalls()
        }
        #expect(service.provider.calls.count <= 60)
        #expect(service.provider.count(.state) >= 55)
        #expect(service.provider.count(.players) >= 3)
    }

    @Test func `with nobody watching an hour makes a dozen calls`() async throws {
        await service.play(on: .kitchen, isSeen: false)
        try await run(isWatched: false, for: .seconds(3600))
        #expect((11...16).contains(service.provider.calls.count))
    }

    @Test func `asking becomes rare when the last watcher leaves`() async throws {
        try await run(for: .seconds(290)) {
            try await service.time.source.sleep(for: .seconds(30))
            await watcher.watch(false)
            service.provider.forgetCalls()
        }
        #expect(service.provider.calls.count <= 1)
    }

    @Test func `somebody who begins to watch soon sees what plays`() async throws {
        await service.play(on: .kitchen, isSeen: false)
        try await run(for: .seconds(3))
        #expect(await service.board.current?.item?.name == "Stand by Me")
        #expect(await service.directory.isListed("Bedroom"))
    }

    @Test func `an hour of one playing item is asked about every thirty seconds`() async throws {
        var long = Music.standByMe
        long.duration = .seconds(7200)
        await service.play(long, on: .kitchen, isSeen: false)
        try await run(for: .seconds(3600))
        #expect((118...124).contains(service.provider.count(.state)))
    }

    @Test func `an item that a stale state shows at its end forever is not asked about each second`() async throws {
        await service.play(on: .kitchen, isSeen: false)
        try await run(for: .seconds(3600))
        #expect(service.provider.count(.state) <= 130)
    }

    @Test func `the next item is seen a second after the end of the one before`() async throws {
        await service.play(on: .kitchen, isSeen: false)
        let start = service.time.now
        try await run(for: .seconds(200))
        // 60 of 200 seconds had been played.
        let moments = service.provider.moments.map { start.duration(to: $0) }
        #expect(moments.contains(.seconds(141)))
    }

    @Test func `an empty reading while it plays is checked once, two seconds later`() async throws {
        await service.play(on: .kitchen)
        service.provider.set { $0.emptyReadings = 1 }
        try await run(for: .seconds(5))
        #expect(service.provider.count(.state) == 2)
        #expect(await service.board.current?.status == .playing)
    }

    @Test func `silence is believed after the second empty reading, and then asked about seldom`() async throws {
        await service.play(on: .kitchen)
        service.provider.set { $0.speakers?.show(nil, at: service.time.now) }
        try await run(for: .seconds(30))
        #expect(service.provider.count(.state) == 2)
        #expect(await service.board.current == nil)
    }

    @Test func `a provider that asks for a pause gets it, counted from its answer`() async throws {
        service.provider.set {
            $0.refusals[.players] = [ProviderError(.rateLimited, "429", retryAfter: .seconds(500))]
        }
        try await run(for: .seconds(501))
        #expect(service.provider.calls == ["players"])
    }

    @Test func `a provider that is down is asked ever more seldom, and logged once as a warning`() async throws {
        let down = [ProviderError](repeating: ProviderError(.providerUnavailable, "502"), count: 1000)
        service.provider.set { $0.refusals[.players] = down }
        try await run(for: .seconds(3600))
        #expect(service.provider.calls.count <= 66)
        #expect(service.captured.lines.count { $0.hasPrefix("warning") } == 1)
    }

    @Test func `after an outage it goes on as before`() async throws {
        await service.play(on: .kitchen, isSeen: false)
        service.provider.set { $0.refusals[.players] = [ProviderError(.providerUnavailable, "502")] }
        try await run(for: .seconds(10))
        #expect(await service.board.current?.status == .playing)
        #expect(await service.directory.hasListed)
    }

    @Test func `what a command is about to read itself is not polled meanwhile`() async throws {
        try await run(for: .seconds(1)) {
            try await service.time.source.sleep(for: .seconds(50))
            service.provider.forgetCalls()
            await watcher.noteCommandBegins()
            // The poll that was due a minute after the last one.
            try await service.time.source.sleep(for: .seconds(20))
            #expect(service.provider.calls.isEmpty)
        }
    }

    @Test func `players that a command has listed are not listed again`() async throws {
        try await service.listPlayers()
        try await run(for: .seconds(60))
        #expect(service.provider.count(.players) == 0)
    }

    @Test func `a command that saw its effect makes the next poll later, one that did not sooner`() async throws {
        try await run(for: .seconds(1)) {
            try await service.time.source.sleep(for: .seconds(30))
            service.provider.forgetCalls()
            await watcher.noteCommand(isSettled: true)
            try await service.time.source.sleep(for: .seconds(59))
            #expect(service.provider.calls.isEmpty)
            await watcher.noteCommand(isSettled: false)
            try await service.time.source.sleep(for: .seconds(3))
            #expect(service.provider.count(.state) == 1)
        }
    }
}
