package import Foundation

/// What is known of one shelf, and how far the reading of it has come. Pure; kept in the store as it is.
package struct ShelfRecord: Sendable, Equatable, Codable {
    /// One reading of the shelf from its beginning, under way.
    private struct Pass: Sendable, Equatable, Codable {
        var entries: [LibraryEntry] = []
        /// Where it goes on.
        var cursor: String?
        /// Ends where it meets what is known, rather than at the end of the shelf.
        var isIncremental: Bool
    }

    private var known: [LibraryEntry] = []
    private var pass: Pass?
    /// When the last pass ended, and the last one over the whole shelf.
    private var checkedAt: Date?
    private var filledAt: Date?
    /// When the account was told that this shelf is not for it.
    private var refusedAt: Date?

    /// How long a shelf may be read by its newest things alone before it is read as a whole: what was removed with
    /// the service's own app is noticed then.
    package static let fullAgainAfter = TimeInterval(30 * 86_400)

    /// How long a shelf that was read, or was refused, is left alone.
    private static let lasts = TimeInterval(86_400)

    package init() {}

    /// In the shelf's order, of what was read so far.
    package var entries: [LibraryEntry] {
        guard let pass else { return known }
        let new = Set(pass.entries.map(\.item.id))
        return pass.entries + known.filter { !new.contains($0.item.id) }
    }

    /// Whether nothing has ever been read of it.
    package var isUntouched: Bool { pass == nil && checkedAt == nil }
    package var isBeingRead: Bool { pass != nil }
    /// Where the next page begins; nothing for the beginning of the shelf.
    package var cursor: String? { pass?.cursor }

    /// - Parameter isNewestFirst: whether the shelf shows what was added last first.
    package mutating func take(_ page: LibraryPage, isNewestFirst: Bool, at date: Date) {
        let isRecent = filledAt.map { date.timeIntervalSince($0) < Self.fullAgainAfter } ?? false
        var pass = self.pass ?? Pass(isIncremental: isNewestFirst && isRecent)
        let met = Set(known.map(\.item.id))
        let read = Set(pass.entries.map(\.item.id))
        pass.entries += page.entries.filter { !read.contains($0.item.id) }
        pass.cursor = page.next
        self.pass = pass
        refusedAt = nil
        let meetsKnown = pass.isIncremental && page.entries.contains { met.contains($0.item.id) }
        guard page.next == nil || meetsKnown else { return }
        known = meetsKnown ? entries : pass.entries
        if !meetsKnown { filledAt = date }
        checkedAt = date
        self.pass = nil
    }

    package func isRefused(at date: Date) -> Bool { Self.lasts(refusedAt, until: date) }

    /// Whether it was read a short while ago, from its beginning to where nothing is new.
    package func isFresh(at date: Date) -> Bool { Self.lasts(checkedAt, until: date) }

    /// The clock may have been set in between.
    private static func lasts(_ beginning: Date?, until date: Date) -> Bool {
        beginning.map { abs(date.timeIntervalSince($0)) < lasts } ?? false
    }

    package mutating func refuse(at date: Date) {
        refusedAt = date
        pass = nil
    }

    /// The account has added this itself.
    package mutating func insert(_ entry: LibraryEntry) {
        remove(entry.item.id)
        known.insert(entry, at: 0)
        pass?.entries.insert(entry, at: 0)
    }

    package mutating func remove(_ id: MusicID) {
        known.removeAll { $0.item.id == id }
        pass?.entries.removeAll { $0.item.id == id }
    }
}

extension LibraryShelf {
    /// Whether it shows what was added last first. Playlists are in the user's order, artists in nobody's.
    package var isNewestFirst: Bool {
        switch self {
        case .likedTracks, .albums, .shows: true
        case .playlists, .artists: false
        }
    }
}
