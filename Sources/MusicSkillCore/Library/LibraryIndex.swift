import Foundation

/// What an account owns, as far as it was read: asked by name, kept over restarts.
package actor LibraryIndex {
    private let account: String
    private let library: (any MusicLibrary)?
    private let store: any KeyValueStore
    private let time: TimeSource
    private let log: Log
    private var shelves: [LibraryShelf: ShelfRecord] = [:]
    private var names: [LibraryShelf: NameIndex] = [:]
    private var known: KnownMusic?
    private var isRecalled = false

    package init(
        account: String, library: (any MusicLibrary)?, store: any KeyValueStore, time: TimeSource, log: Log
    ) {
        self.account = account
        self.library = library
        self.store = store
        self.time = time
        self.log = log.of("library")
    }

    package var records: [LibraryShelf: ShelfRecord] {
        get async {
            await recall()
            return shelves
        }
    }

    package func entries(of shelf: LibraryShelf) async -> [LibraryEntry] {
        await recall()
        return shelves[shelf]?.entries ?? []
    }

    /// The things on a shelf whose names resemble `name`; those most alike come first.
    package func entries(of shelf: LibraryShelf, like name: NameKey) async -> [LibraryEntry] {
        await recall()
        let entries = shelves[shelf]?.entries ?? []
        let index = names[shelf] ?? NameIndex(entries.map(\.item.name))
        names[shelf] = index
        return index.places(like: name).map { entries[$0] }
    }

    /// The names on the shelves, to tell one name in a sentence from another; made anew when a shelf has changed.
    package func knownMusic() async -> KnownMusic {
        await recall()
        let music = known ?? KnownMusic(on: shelves)
        known = music
        return music
    }

    package func contains(_ id: MusicID) async -> Bool {
        guard let shelf = LibraryShelf(for: id.kind) else { return false }
        return await entries(of: shelf).contains { $0.item.id == id }
    }

    /// Reads the next page of a shelf.
    package func readOn(_ shelf: LibraryShelf, frame: RequestFrame) async throws(ProviderError) {
        guard let library else { return }
        await recall()
        let cursor = shelves[shelf]?.cursor
        do throws(ProviderError) {
            let page = try await library.page(of: shelf, from: cursor, frame: frame)
            await recall()
            // Somebody who could not wait for the synchronisation may have read the same page meanwhile.
            guard shelves[shelf]?.cursor == cursor else { return }
            await change(shelf) { $0.take(page, isNewestFirst: shelf.isNewestFirst, at: time.wallClock()) }
        } catch {
            if error.code == .loginRequired { distrustMemory() }
            guard error.concernsShelf else { throw error }
            await recall()
            log.warning("a shelf cannot be read", ["shelf": shelf.rawValue, "error": error.message])
            await change(shelf) { $0.refuse(at: time.wallClock()) }
            throw error
        }
    }

    /// Reads the first page of a shelf that nothing is known of, for somebody who waits for it and can do without.
    ///
    /// - Returns: whether it was read just now.
    @discardableResult
    package func begin(_ shelf: LibraryShelf, frame: RequestFrame) async throws(ProviderError) -> Bool {
        await recall()
        let record = shelves[shelf] ?? ShelfRecord()
        guard record.isUntouched, !record.isRefused(at: time.wallClock()) else { return false }
        try await readOn(shelf, frame: frame)
        return true
    }

    /// The account has just got this itself.
    package func insert(_ entry: LibraryEntry) async {
        guard let shelf = LibraryShelf(for: entry.item.id.kind) else { return }
        await recall()
        await change(shelf) { $0.insert(entry) }
    }

    package func remove(_ id: MusicID) async {
        guard let shelf = LibraryShelf(for: id.kind) else { return }
        await recall()
        await change(shelf) { $0.remove(id) }
    }

    /// What is in the store counts from now on.
    package func distrustMemory() {
        (shelves, names, known, isRecalled) = ([:], [:], nil, false)
    }

    /// What cannot be kept is read again after the next start, so a failing store is only logged. What was kept and could
    /// not be recalled yet is not written over.
    private func change(_ shelf: LibraryShelf, _ body: (inout ShelfRecord) -> Void) async {
        var record = shelves[shelf] ?? ShelfRecord()
        body(&record)
        shelves[shelf] = record
        names[shelf] = nil
        known = nil
        guard isRecalled else { return }
        do {
            try await store.set(JSONEncoder().encode(record), for: key(of: shelf), expires: nil)
        } catch {
            log.warning("the library cannot be remembered", ["shelf": shelf.rawValue, "error": "\(error)"])
        }
    }

    /// Tried again with the next question where the store fails; then a shelf that was kept counts, and not what was
    /// read of it meanwhile.
    private func recall() async {
        guard !isRecalled else { return }
        var recalled: [LibraryShelf: ShelfRecord] = [:]
        do throws(StoreError) {
            for shelf in LibraryShelf.allCases {
                recalled[shelf] = record(of: shelf, in: try await store.value(for: key(of: shelf)))
            }
        } catch {
            return log.warning("the remembered library cannot be read", ["error": error.message])
        }
        // Others may have come this far meanwhile.
        guard !isRecalled else { return }
        isRecalled = true
        shelves.merge(recalled) { _, kept in kept }
        (names, known) = ([:], nil)
    }

    private func record(of shelf: LibraryShelf, in data: Data?) -> ShelfRecord? {
        do {
            return try data.map { try JSONDecoder().decode(ShelfRecord.self, from: $0) }
        } catch {
            log.warning("the remembered library cannot be read", ["shelf": shelf.rawValue, "error": "\(error)"])
            return nil
        }
    }

    private func key(of shelf: LibraryShelf) -> String { Account.keyPrefix(of: account) + "library/\(shelf.rawValue)" }
}

extension ProviderError {
    /// Whether it speaks of one shelf only, and not of the service or the login as a whole.
    fileprivate var concernsShelf: Bool {
        reason == Self.scopeMissing || code == .forbidden || code == .notFound
    }
}
