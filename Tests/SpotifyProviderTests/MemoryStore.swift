import Foundation
import MusicSkillCore

/// A store that forgets with the test, and breaks when told to.
actor MemoryStore: KeyValueStore {
    private var values: [String: Data] = [:]
    private var isBroken = false
    /// Keys in the order they were written.
    private(set) var writes: [String] = []

    init() {}

    func breakDown(_ isBroken: Bool = true) { self.isBroken = isBroken }

    func value(for key: String) -> Data? { values[key] }

    func set(_ value: Data, for key: String, expires: Date?) throws(StoreError) {
        guard !isBroken else { throw StoreError("the disk is full") }
        writes.append(key)
        values[key] = value
    }

    func claim(_ key: String, value: Data, expires: Date?) throws(StoreError) -> Bool {
        guard values[key] == nil else { return false }
        try set(value, for: key, expires: expires)
        return true
    }

    func replace(_ old: Data, by new: Data, for key: String) throws(StoreError) -> Bool {
        guard values[key] == old else { return false }
        try set(new, for: key, expires: nil)
        return true
    }

    func remove(_ key: String) { values[key] = nil }

    func removeAll(prefix: String) { values = values.filter { !$0.key.hasPrefix(prefix) } }

    func keys(prefix: String) -> [String] { values.keys.filter { $0.hasPrefix(prefix) }.sorted() }
}
