import MusicSkillCore

/// Work that comes faster than it can be done, where only the newest of each kind is still wanted.
final class LatestWins<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        var waiting: [Key: Value] = [:]
        var busy: Set<Key> = []
    }

    private let state = Locked(State())

    /// - Returns: whether the caller is to work through ``next(_:)`` now; else somebody does already, and will find it.
    func offer(_ value: Value, for key: Key) -> Bool {
        state.withLock {
            $0.waiting[key] = value
            return $0.busy.insert(key).inserted
        }
    }

    /// The caller who was told to begin cannot: what waits is dropped, and whoever offers next begins.
    func withdraw(_ key: Key) {
        state.withLock {
            $0.waiting[key] = nil
            $0.busy.remove(key)
        }
    }

    /// What is to be done next; nothing when the work is done, and then somebody else begins the next.
    func next(_ key: Key) -> Value? {
        state.withLock {
            if let value = $0.waiting.removeValue(forKey: key) { return value }
            $0.busy.remove(key)
            return nil
        }
    }
}
