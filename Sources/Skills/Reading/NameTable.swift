import MusicSkillCore

/// The kinds of music that bear a name.
struct NameKinds: OptionSet, Sendable {
    var rawValue: UInt8

    static let artist = NameKinds(rawValue: 1)
    static let album = NameKinds(rawValue: 2)
    static let track = NameKinds(rawValue: 4)
    static let playlist = NameKinds(rawValue: 8)
}

extension NameKinds {
    /// The kinds that a slot may hold; nothing for slots that hold no name.
    init?(_ slot: Slot) {
        switch slot {
        case .artist: self = .artist
        case .album: self = .album
        case .track: self = .track
        case .title: self = [.track, .album]
        case .playlist: self = .playlist
        default: return nil
        }
    }
}

/// Names with the kinds of music that bear them. Article, blanks and apostrophes do not count: "r e m" is REM.
struct NameTable: Sendable {
    // By hash: fifty thousand names are to take few bytes, and a false one in 2^64 does no harm.
    private var kinds = HashTable<NameKinds>()
    /// Letters of the longest name.
    private(set) var longest = 0

    mutating func insert(_ key: String, _ kind: NameKinds) {
        let hash = Self.hash(key.utf8)
        kinds.insert(self[hash].union(kind), for: hash)
        longest = max(longest, key.utf8.count)
    }

    subscript(_ hash: UInt64) -> NameKinds { kinds[hash] ?? [] }

    static let article = Array("the ".utf8)

    static func hash(_ name: some Collection<UInt8>) -> UInt64 {
        var hash = NeedHash()
        let bare = name.count > 4 && name.starts(with: article) ? name.dropFirst(article.count) : name[...]
        for byte in bare { hash.add(byte) }
        return hash.value
    }
}
