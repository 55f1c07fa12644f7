import Foundation

/// A title taken apart into the work and what kind of recording of it this is: "Hurt - Live" is "Hurt" and "Live".
struct ItemVersion {
    let work: String
    let version: String

    init(_ name: String) {
        let marks = [" - ", " (", " ["].compactMap { name.range(of: $0)?.lowerBound }
        guard let cut = marks.min(), cut > name.startIndex else {
            work = name
            version = ""
            return
        }
        work = String(name[..<cut])
        version = String(name[cut...])
    }

    private static let imitations: Set<String> = [
        "karaoke", "tribute", "cover", "covers", "style", "slowed", "sped", "8d", "instrumental", "backing", "lullaby",
    ]
    private static let variants: Set<String> = [
        "live", "acoustic", "remix", "mix", "demo", "unplugged", "session", "sessions",
    ]

    /// What an unasked-for version costs, as a factor: imitations nearly everything, live and remix some, a remaster
    /// nothing worth speaking of.
    static func factor(for item: MusicItem, asked: NameKey) -> Double {
        let version = NameKey(ItemVersion(item.name).version).words
        let performers = item.artists.flatMap { NameKey($0).words }
        let wanted = Set(asked.words)
        if !imitations.isDisjoint(with: Set(version + performers).subtracting(wanted)) { return 0.3 }
        if !variants.isDisjoint(with: Set(version).subtracting(wanted)) { return 0.9 }
        return version.isEmpty ? 1 : 0.995
    }
}
