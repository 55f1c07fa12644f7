import Foundation
import MusicSkillCore
import TestSupport
import Testing

/// Reading the library in the background: how often, in which order, and what when the service says no.
@Suite(.timeLimit(.minutes(1)))
struct LibrarySyncTests {
    private let time = TestTime()
    private let store: FakeStore
    private let library = FakeLibrary()

    init() {
        store = FakeStore(time: time.source)
    }

    private func index() -> LibraryIndex {
        LibraryIndex(account: "default", library: library, store: store, time: time.source, log: .silent)
    }

    private func run(_ index: LibraryIndex, for duration: Duration) async throws {
        try await time.flow {
            let sync = LibrarySync(index: index, time: time.source, log: .silent)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await sync.run() }
                group.addTask { try await time.source.sleep(for: duration) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func liked(_ count: Int, from first: Int = 0) -> [LibraryEntry] {
        (first..<first + count).map { LibraryEntry(Music.track("Song \($0)", by: "X")) }
    }

    @Test func `the first minute belongs to whoever speaks`() async throws {
        try await run(index(), for: .seconds(59))
        #expect(library.calls.isEmpty)
    }

    @Test func `something of every shelf is known within two minutes, then nothing is asked for a day`() async throws {
        let index = index()
        try await run(index, for: .seconds(120))
        let every = LibraryShelf.allCases.map { "page \($0.rawValue) first" }
        #expect(library.calls == every)
        library.forgetCalls()
        try await run(index, for: .seconds(80_000))
        #expect(library.calls.isEmpty)
        try await run(index, for: .seconds(20_000))
        #expect(library.calls.sorted() == every.sorted())
    }

    @Test func `a large library is read on after a restart, never more than thirty pages an hour`() async throws {
        library.set { $0.shelves[.likedTracks] = liked(1900) }
        try await run(index(), for: .seconds(3600))
        #expect((20...30).contains(library.calls.count))
        let restarted = index()
        try await run(restarted, for: .seconds(86_400 - 3600))
        #expect(await restarted.entries(of: .likedTracks).count == 1900)
        #expect(library.calls.count { $0.hasPrefix("page liked_tracks") } == 38)
    }

    @Test func `no more than forty pages are read in a day`() async throws {
        library.set { $0.shelves[.likedTracks] = liked(4000) }
        try await run(index(), for: .seconds(80_000))
        #expect(library.calls.count == SyncPlan.maximumPages)
    }

    @Test func `who asks on the next day is given the next day's pages`() async throws {
        library.set { contents in
            contents.shelves[.likedTracks] = liked(200)
            contents.pageSize = 1
        }
        let sync = LibrarySync(index: index(), time: time.source, log: .silent)
        _ = try await sync.readNow(until: time.now + .seconds(60))
        #expect(library.calls.count == SyncPlan.maximumPages)
        _ = try await sync.readNow(until: time.now + .seconds(60))
        #expect(library.calls.count == SyncPlan.maximumPages)
        time.advance(by: .seconds(86_400))
        _ = try await sync.readNow(until: time.now + .seconds(60))
        #expect(library.calls.count == 2 * SyncPlan.maximumPages)
    }

    @Test func `what is new is found with one page`() async throws {
        library.set { $0.shelves[.likedTracks] = liked(120, from: 100) }
        let index = index()
        try await run(index, for: .seconds(7200))
        library.set { $0.shelves[.likedTracks] = liked(125, from: 95) }
        library.forgetCalls()
        try await run(index, for: .seconds(90_000))
        #expect(library.calls.count { $0.hasPrefix("page liked_tracks") } == 1)
        #expect(await index.entries(of: .likedTracks) == liked(125, from: 95))
    }

    @Test func `a limit is waited out, and longer each time`() async throws {
        let limit = ProviderError(.rateLimited, "wait", retryAfter: .seconds(5000))
        library.set { $0.refusals = [limit] }
        let index = index()
        try await run(index, for: .seconds(5000))
        #expect(library.calls == ["page playlists first"])
        try await run(index, for: .seconds(5000))
        #expect(library.calls.count > 1)
    }

    @Test(arguments: [(1, 600), (2, 1200), (3, 2400), (4, 3600), (100, 3600)])
    func `failures are spaced out to an hour`(failures: Int, seconds: Int) {
        #expect(SyncPlan.pause(afterFailures: failures, retryAfter: nil) == .seconds(seconds))
        #expect(SyncPlan.pause(afterFailures: failures, retryAfter: .seconds(9000)) == .seconds(9000))
    }

    @Test func `a shelf the login does not allow is left alone, the others are read`() async throws {
        let refusal = ProviderError(.loginRequired, "no", reason: ProviderError.scopeMissing)
        library.set { $0.refusals = [refusal] }
        try await run(index(), for: .seconds(80_000))
        #expect(library.calls.count { $0.hasPrefix("page playlists") } == 1)
        #expect(library.calls.count { $0.hasPrefix("page artists") } == 1)
    }

    @Test func `a shelf that could not be recalled is not written over`() async throws {
        library.set { $0.shelves[.likedTracks] = liked(120) }
        try await run(index(), for: .seconds(7200))
        let restarted = index()
        store.fail("disk full")
        await restarted.insert(liked(1, from: 200)[0])
        store.recover()
        await restarted.insert(liked(1, from: 201)[0])
        #expect(await restarted.entries(of: .likedTracks).count == 121)
        #expect(await index().entries(of: .likedTracks).count == 121)
    }

    @Test func `a store that fails costs the memory, not the music`() async throws {
        library.set { $0.shelves[.likedTracks] = liked(3) }
        store.fail("disk full")
        let index = index()
        try await run(index, for: .seconds(200))
        #expect(await index.entries(of: .likedTracks).count == 3)
    }
}
