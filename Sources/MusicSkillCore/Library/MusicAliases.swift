import Foundation

/// The names an account's owner gave to music: "dinner music" is that playlist, whatever anybody else calls so.
package actor MusicAliases {
    package struct Alias: Sendable, Equatable, Codable {
        package var name: String
        package var item: MusicItem
    }

    /// More than anybody remembers.
    package static let capacity = 500

    private let key: String
    private let store: any KeyValueStore
    private var aliases: [Alias]?
    /// How often they were changed: what was read before a change is old.
    private var changes = 0

    package init(account: String, store: any KeyValueStore) {
        key = Account.keyPrefix(of: account) + "aliases"
        self.store = store
    }

    /// In the order they were given.
    package func all() async throws(StoreError) -> [Alias] { try await recalled() }

    /// A name that was given before means `item` from now on.
    ///
    /// - Throws: when it cannot be kept, or when there are ``capacity`` already.
    package func add(_ name: String, for item: MusicItem) async throws(StoreError) {
        _ = try await change { known throws(StoreError) in
            let others = known.filter { NameKey($0.name) != NameKey(name) }
            guard others.count < Self.capacity else { throw StoreError("there are \(Self.capacity) aliases already") }
            return others + [Alias(name: name, item: item)]
        }
    }

    /// - Returns: whether there was one.
    package func remove(_ name: String) async throws(StoreError) -> Bool {
        try await change { known in
            let others = known.filter { NameKey($0.name) != NameKey(name) }
            return others.count < known.count ? others : nil
        }
    }

    /// What `reading` means by the names that were given, if they say all of it.
    func item(for reading: Interpretation) async throws(StoreError) -> MusicItem? {
        let named = Interpretation.musicSlots.compactMap { reading.music($0) }
        guard let only = named.first, named.count == 1 else { return nil }
        let words = NameKey(only.value).withoutArticle
        return try await recalled().first { NameKey($0.name).withoutArticle == words }?.item
    }

    /// Whether `reading` says a name that was given, so that ``item(for:)`` tells what it means.
    func areNamed(in reading: Interpretation) async -> Bool {
        do throws(StoreError) {
            return try await item(for: reading) != nil
        } catch {
            // What cannot be read has named nothing either.
            return false
        }
    }

    /// What is in the store counts from now on.
    func distrustMemory() {
        aliases = nil
    }

    private func recalled() async throws(StoreError) -> [Alias] {
        if let aliases { return aliases }
        let before = changes
        let read = try Self.aliases(in: await store.value(for: key))
        if before == changes { aliases = read }
        return read
    }

    /// Puts what `edit` makes of the aliases in their place, and begins anew where somebody else was quicker.
    ///
    /// - Returns: false where `edit` leaves them as they are.
    private func change(_ edit: ([Alias]) throws(StoreError) -> [Alias]?) async throws(StoreError) -> Bool {
        while true {
            let old = try await store.value(for: key)
            guard let new = try edit(Self.aliases(in: old)) else { return false }
            let data = try Self.data(of: new)
            let isKept =
                if let old {
                    try await store.replace(old, by: data, for: key)
                } else {
                    try await store.claim(key, value: data, expires: nil)
                }
            changes += 1
            aliases = nil
            if isKept { return true }
        }
    }

    private static func aliases(in data: Data?) throws(StoreError) -> [Alias] {
        do {
            return try data.map { try JSONDecoder().decode([Alias].self, from: $0) } ?? []
        } catch {
            throw StoreError("the aliases cannot be read: \(error)")
        }
    }

    private static func data(of aliases: [Alias]) throws(StoreError) -> Data {
        do {
            return try JSONEncoder().encode(aliases)
        } catch {
            throw StoreError("the aliases cannot be kept: \(error)")
        }
    }
}
