import Foundation

extension Home {
    /// The siteId of a satellite whose owner has not named it: says nothing about where it stands.
    package static let namelessSite = "default"

    /// The room a satellite, siteId or device stands in: as configured, else that of its group, else the one it is named
    /// after.
    package func room(ofSite site: String) -> String? {
        let group = siteSeparator.flatMap { separator in
            site.range(of: separator).map { String(site[..<$0.lowerBound]) }
        }
        return sites[site] ?? group.flatMap { sites[$0] ?? room(calledAs: $0) } ?? room(calledAs: site)
    }

    /// "Living-Room" and "living_room" are the living room.
    private func room(calledAs site: String) -> String? {
        let name = NameKey(site).compact
        guard !name.isEmpty, site != Self.namelessSite else { return nil }
        return rooms.first { $0.names.contains { NameKey($0).compact == name } }?.name
    }
}
