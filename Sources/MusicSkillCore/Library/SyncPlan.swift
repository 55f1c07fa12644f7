package import Foundation

/// Which shelf to read next, and when. Pure.
///
/// A library is read once, a page at a time, and from then on its newest things once a day; commands come first, and
/// an idle hour stays below 60 calls with everything else that is asked in it.
package enum SyncPlan {
    /// The first moments after a start belong to whoever speaks.
    package static let settling = Duration.seconds(60)
    /// Between two pages: 24 in an hour.
    package static let pace = Duration.seconds(150)
    /// While there are shelves nothing is known of.
    package static let firstPace = Duration.seconds(10)
    /// How often to look whether anything is due.
    package static let rest = Duration.seconds(3600)
    /// In a day.
    package static let maximumPages = 40

    /// The shelf whose next page is due: first those nothing is known of.
    package static func next(_ shelves: [LibraryShelf: ShelfRecord], now: Date) -> LibraryShelf? {
        let due = LibraryShelf.allCases.filter { shelf in
            let record = shelves[shelf] ?? ShelfRecord()
            guard !record.isRefused(at: now) else { return false }
            return record.isBeingRead || !record.isFresh(at: now)
        }
        return due.first { shelves[$0]?.isUntouched ?? true } ?? due.first
    }

    /// How long to wait before the next page.
    ///
    /// - Parameter next: what ``next(_:now:)`` says, unless today's pages are read.
    package static func pause(
        before next: LibraryShelf?, in shelves: [LibraryShelf: ShelfRecord]
    ) -> Duration {
        guard let next else { return rest }
        return shelves[next]?.isUntouched ?? true ? firstPace : pace
    }

    /// How long to wait after the service said no: what it asks for, and longer each time.
    package static func pause(afterFailures failures: Int, retryAfter: Duration?) -> Duration {
        max(min(.seconds(600 << min(max(failures - 1, 0), 3)), rest), retryAfter ?? .zero)
    }
}
