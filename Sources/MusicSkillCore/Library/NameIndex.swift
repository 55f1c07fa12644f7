/// Finds names among thousands without comparing each: by the whole name, else by a word of it. Pure.
struct NameIndex: Sendable {
    private var byName: [String: [Int]] = [:]
    private var byWord: [String: [Int]] = [:]
    private let keys: [NameKey]

    /// Up to so many names each one is compared, so that misheard ones are found too.
    private static let fewEnough = 200
    /// A word that more names share than this says nothing about any of them.
    private static let rareEnough = 50
    private static let maximumPlaces = 20

    init(_ names: [String]) {
        keys = names.map { NameKey(ItemVersion($0).work) }
        for (place, name) in names.enumerated() {
            for key in Set([keys[place].compact, NameKey(name).compact]) { byName[key, default: []].append(place) }
            for word in Set(keys[place].words) { byWord[word, default: []].append(place) }
        }
    }

    /// Places in the list the index was made of: those of that very name before the others, in their order.
    func places(like name: NameKey) -> [Int] {
        let exact = byName[name.compact] ?? []
        var others = Set(keys.indices)
        if keys.count > Self.fewEnough {
            others = Set(name.words.compactMap { byWord[$0] }.filter { $0.count <= Self.rareEnough }.joined())
        }
        let alike = others.subtracting(exact).filter { resembles(keys[$0], name) }
        return Array((exact + alike.sorted()).prefix(Self.maximumPlaces))
    }

    /// Alike in letters, or one is a part of the other: "halo" of "halo beyonce", "jazz" of "my jazz".
    private func resembles(_ key: NameKey, _ name: NameKey) -> Bool {
        let (words, wanted) = (Set(key.words), Set(name.words))
        return words.isSubset(of: wanted) || wanted.isSubset(of: words) || Similarity.between(key, name) >= 0.6
    }
}
