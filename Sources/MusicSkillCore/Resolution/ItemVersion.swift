import Foundation

/// A title taken apart into the work and what kind of recording of it this is: "Hurt - Live" is "Hurt" and "Live".
package struct ItemVersion {
    package let work: String
    let version: String

    /// Without a bracket in front, which people leave out: "(Sittin' On) The Dock of the Bay".
    var shortWork: String {
        guard work.hasPrefix("("), let end = work.range(of: ") ")?.upperBound else { return work }
        return String(work[end...])
    }

    /// The title as it is told: that it is another recording than one would expect belongs to the truth.
    var spoken: String {
        let words = Set(NameKey(version).words)
        return words.isDisjoint(with: Self.imitations.union(Self.variants)) ? work : "\(work)\(version)"
    }

    package init(_ name: String) {
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
    /// Of these words, the ones that tell an imitator by name; "The Style Council" and "Covers" play their own.
    private static let imitators: Set<String> = ["karaoke", "tribute", "8d", "lullaby"]
    private static let variants: Set<String> = [
        "live", "acoustic", "remix", "mix", "demo", "unplugged", "session", "sessions",
    ]

    /// What an unasked-for version costs, as a factor: imitations nearly everything, live and remix some, a remaster
    /// nothing worth speaking of.
    static func factor(for item: MusicItem, asked: NameKey) -> Double {
        let wanted = Set(asked.words)
        let version = Set(NameKey(ItemVersion(item.name).version).words).subtracting(wanted)
        let performers = Set(item.artists.flatMap { NameKey($0).words }).subtracting(wanted)
        if !imitations.isDisjoint(with: version) || !imitators.isDisjoint(with: performers) { return 0.3 }
        if !variants.isDisjoint(with: version) { return 0.9 }
        return version.isEmpty ? 1 : 0.995
    }
}
