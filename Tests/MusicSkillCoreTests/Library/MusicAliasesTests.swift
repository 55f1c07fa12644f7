import MusicSkillCore
import TestSupport
import Testing

/// Names of the owner's own, given by several at a time.
@Suite(.timeLimit(.minutes(1)))
struct MusicAliasesTests {
    private let store = FakeStore(time: TestTime().source)

    @Test func `names that are given at the same time are all kept`() async throws {
        let aliases = MusicAliases(account: "default", store: store)
        try await withThrowingTaskGroup { group in
            for number in 1...20 {
                group.addTask { try await aliases.add("list \(number)", for: Music.jazz) }
            }
            try await group.waitForAll()
        }
        #expect(try await aliases.all().count == 20)
        #expect(try await MusicAliases(account: "default", store: store).all().count == 20)
    }

    @Test func `a name that cannot be kept is not given`() async throws {
        let aliases = MusicAliases(account: "default", store: store)
        try await aliases.add("dinner music", for: Music.jazz)
        store.fail("disk full")
        await #expect(throws: StoreError.self) { try await aliases.add("party", for: Music.jazz) }
        store.recover()
        #expect(try await aliases.all().map(\.name) == ["dinner music"])
    }
}
