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

    package init(account: String, store: any KeyValueStore) {
        key = "account/\(account)/aliases"
        self.store = store
    }

    /// In the order they were given.
    package func all() async throws(StoreError) -> [Alias] { try await recalled() }

    /// A name that was given before means `item` from now on.
    ///
    /// - Throws: when it cannot be kept, or when there are ``capacity`` already.
    package func add(_ name: String, for item: MusicItem) async throws(StoreError) {
        let others = try await recalled().filter { NameKey($0.name) != NameKey(name) }
        guard others.count < Self.capacity else { throw StoreError("there are \(Self.capacity) aliases already") }
        try await keep(others + [Alias(name: name, item: item)])
    }

    /// - Returns: whether there was one.
    package func remove(_ name: String) async throws(StoreError) -> Bool {
        let known = try await recalled()
        let others = known.filter { NameKey($0.name) != NameKey(name) }
        guard others.count < known.count else { return false }
        try await keep(others)
        return true
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
        let data = try await store.value(for: key)
        // Others may have come this far meanwhile.
        if let aliases { return aliases }
        let read: [Alias]
        do {
            read = try data.map { try JSONDecoder().decode([Alias].self, from: $0) } ?? []
        } catch {
            throw StoreError("the aliases cannot be read: \(error)")
        }
        aliases = read
        return read
    }

    private func keep(_ new: [Alias]) async throws(StoreError) {
        let data: Data
        do {
            data = try JSONEncoder().encode(new)
        } catch {
            throw StoreError("the aliases cannot be kept: \(error)")
        }
        // Known before it is kept, so that whoever comes meanwhile adds to it.
        aliases = new
        do throws(StoreError) {
            try await store.set(data, for: key, expires: nil)
        } catch {
            distrustMemory()
            throw error
        }
    }
}
