import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LateStoreTests {
    private let time = TestTime()
    private let disk: FakeStore
    private let afterwards: Afterwards
    private let captured = LogCapture()
    private let store: LateStore

    init() {
        disk = FakeStore(time: time.source)
        afterwards = Afterwards(time: time.source, log: captured.log)
        store = LateStore(disk, afterwards: afterwards, log: captured.log)
    }

    private func set(_ text: String, for key: String) async {
        await store.set(Data(text.utf8), for: key, expires: nil)
    }

    @Test func `what is set is known at once, and on disk afterwards, the latest only`() async throws {
        await set("1", for: "a")
        await set("2", for: "a")
        #expect(try await store.value(for: "a") == Data("2".utf8))
        #expect(try await disk.value(for: "a") == nil)
        await afterwards.flush()
        #expect(try await disk.value(for: "a") == Data("2".utf8))
        #expect(disk.writes == 1)
    }

    @Test func `the service writes without being asked`() async throws {
        try await time.flow {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await afterwards.run() }
                await set("1", for: "a")
                try await time.source.sleep(for: .milliseconds(1))
                #expect(try await disk.value(for: "a") == Data("1".utf8))
                group.cancelAll()
            }
        }
    }

    @Test func `everything else comes after what was set under the same name`() async throws {
        await set("1", for: "a/claimed")
        #expect(try await store.claim("a/claimed", value: Data(), expires: nil) == false)
        await set("1", for: "a/replaced")
        #expect(try await store.replace(Data("1".utf8), by: Data("2".utf8), for: "a/replaced"))
        await set("1", for: "a/removed")
        try await store.remove("a/removed")
        #expect(try await store.keys(prefix: "a") == ["a/claimed", "a/replaced"])
        await set("1", for: "a/late")
        try await store.removeAll(prefix: "a")
        await afterwards.flush()
        #expect(try await disk.keys(prefix: "") == [])
    }

    @Test func `what cannot be written is said, and written when it is set anew`() async throws {
        disk.fail("disk full")
        await set("1", for: "a")
        await afterwards.flush()
        #expect(captured.lines == ["warning storage: something cannot be remembered key=a error=disk full"])
        disk.recover()
        await set("1", for: "a")
        await afterwards.flush()
        #expect(try await disk.value(for: "a") == Data("1".utf8))
    }

    @Test func `no more waits than can be held`() async {
        for _ in 1...Afterwards.capacity { await afterwards.add {} }
        #expect(await afterwards.add {} == false)
        await afterwards.flush()
        #expect(await afterwards.add {})
    }
}
