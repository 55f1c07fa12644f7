/// Which room satellites, siteIds and devices stand in: as the owner configured it, else as the home announced it.
package final class SiteMap: Sendable {
    private let configured: [String: String]
    private let announced = Locked<[String: String]>([:])

    package init(configured: [String: String] = [:]) {
        self.configured = configured
    }

    package var rooms: [String: String] {
        announced.withLock { $0 }.merging(configured) { _, configured in configured }
    }

    package func knows(_ site: String) -> Bool { rooms[site] != nil }

    /// Replaces what was announced before.
    package func announce(_ rooms: [String: String]) {
        announced.withLock { $0 = rooms }
    }
}
