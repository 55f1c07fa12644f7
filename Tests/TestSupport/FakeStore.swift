package import Foundation
package import MusicSkillCore

/// A store in memory. Kept over the objects that use it, it is what survives a restart.
package final class FakeStore: KeyValueStore {
    private struct Entry {
        var value: Data
        var expires: Date?
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var failure: StoreError?
        var isStalled = false
        var writes = 0
    }

    private let time: TimeSource
    private let state = Locked(State())

    package init(time: TimeSource) {
        self.time = time
    }

    /// From now on every call fails, as on a full disk.
    package func fail(_ message: String) {
        state.withLock { $0.failure = StoreError(message) }
    }

    package func recover() {
        state.withLock { $0.failure = nil }
    }

    /// From now on every call waits for as long as its caller does.
    package func stall() {
        state.withLock { $0.isStalled = true }
    }

    package var writes: Int { state.withLock { $0.writes } }

    package func value(for key: String) async throws(StoreError) -> Data? {
        try await enter()
        return state.withLock { live(key, in: $0)?.value }
    }

    package func set(_ value: Data, for key: String, expires: Date?) async throws(StoreError) {
        try await enter()
        state.withLock { state in
            state.writes += 1
            state.entries[key] = Entry(value: value, expires: expires)
        }
    }

    package func claim(_ key: String, value: Data, expires: Date?) async throws(StoreError) -> Bool {
        try await enter()
        return state.withLock { state in
            guard live(key, in: state) == nil else { return false }
            state.entries[key] = Entry(value: value, expires: expires)
            return true
        }
    }

    package func remove(_ key: String) async throws(StoreError) {
        try await enter()
        state.withLock { $0.entries[key] = nil }
    }

    package func replace(_ old: Data, by new: Data, for key: String) async throws(StoreError) -> Bool {
        try await enter()
        return state.withLock { state in
            guard live(key, in: state)?.value == old else { return false }
            state.writes += 1
            state.entries[key] = Entry(value: new, expires: nil)
            return true
        }
    }

    package func removeAll(prefix: String) async throws(StoreError) {
        try await enter()
        state.withLock { $0.entries = $0.entries.filter { !$0.key.hasPrefix(prefix) } }
    }

    package func keys(prefix: String) async throws(StoreError) -> [String] {
        try await enter()
        return state.withLock { state in
            state.entries.keys.filter { $0.hasPrefix(prefix) && live($0, in: state) != nil }.sorted()
        }
    }

    private func enter() async throws(StoreError) {
        // Nobody keeps the turn over a call of a real store.
        await Task.yield()
        let (failure, isStalled) = state.withLock { ($0.failure, $0.isStalled) }
        if isStalled {
            do {
                try await time.sleep(for: .seconds(1_000_000))
            } catch {
                throw StoreError("cancelled while the disk stalls")
            }
        }
        if let failure { throw failure }
    }

    private func live(_ key: String, in state: State) -> Entry? {
        state.entries[key].flatMap { entry in entry.expires.map { $0 > time.wallClock() } ?? true ? entry : nil }
    }
}
