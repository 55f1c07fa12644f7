package import Foundation

/// For facts that nobody may have to wait for: what is set can be read at once, and is on disk a moment later.
///
/// A write that fails is only logged. Everything else is done at once, after what was set under the same names.
package actor LateStore: KeyValueStore {
    private struct Entry: Equatable {
        var value: Data
        var expires: Date?
    }

    private let store: any KeyValueStore
    private let afterwards: Afterwards
    private let log: Log
    private var waiting: [String: Entry] = [:]

    package init(_ store: any KeyValueStore, afterwards: Afterwards, log: Log) {
        self.store = store
        self.afterwards = afterwards
        self.log = log.of("storage")
    }

    package func value(for key: String) async throws(StoreError) -> Data? {
        if let entry = waiting[key] { return entry.value }
        return try await store.value(for: key)
    }

    package func set(_ value: Data, for key: String, expires: Date?) async {
        let isDue = waiting[key] != nil
        waiting[key] = Entry(value: value, expires: expires)
        guard !isDue else { return }
        let isTaken = await afterwards.add { await self.write(key) }
        if !isTaken { waiting[key] = nil }
    }

    package func claim(_ key: String, value: Data, expires: Date?) async throws(StoreError) -> Bool {
        await write(key)
        return try await store.claim(key, value: value, expires: expires)
    }

    package func replace(_ old: Data, by new: Data, for key: String) async throws(StoreError) -> Bool {
        await write(key)
        return try await store.replace(old, by: new, for: key)
    }

    package func remove(_ key: String) async throws(StoreError) {
        waiting[key] = nil
        try await store.remove(key)
    }

    package func removeAll(prefix: String) async throws(StoreError) {
        waiting = waiting.filter { !$0.key.hasPrefix(prefix) }
        try await store.removeAll(prefix: prefix)
    }

    package func keys(prefix: String) async throws(StoreError) -> [String] {
        for key in waiting.keys where key.hasPrefix(prefix) { await write(key) }
        return try await store.keys(prefix: prefix)
    }

    private func write(_ key: String) async {
        while let entry = waiting[key] {
            do throws(StoreError) {
                try await store.set(entry.value, for: key, expires: entry.expires)
            } catch {
                log.warning("something cannot be remembered", ["key": key, "error": error.message])
            }
            // It may have been set anew meanwhile.
            if waiting[key] == entry { waiting[key] = nil }
        }
    }
}
