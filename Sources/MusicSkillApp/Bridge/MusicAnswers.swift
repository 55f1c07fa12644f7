import MusicSkillCore

/// The answer to `search`, in the provider's own order.
struct FoundMusic: Encodable {
    var items: [ItemView]
}

/// The answer to `sync`.
struct SyncedLibrary: Encodable {
    var account: String
    /// How many things are known by now: `{"playlists": 12, …}`.
    var shelves: [String: Int]
}

/// A name its owner gave to music.
struct AliasView: Encodable {
    var name: String
    var item: ItemView

    init(_ name: String, _ item: MusicItem) {
        self.name = name
        self.item = ItemView(item)
    }
}

/// The answer to `alias/list`.
struct AliasList: Encodable {
    var account: String
    var aliases: [AliasView]
}

/// The answer to `alias/remove`.
struct RemovedAlias: Encodable {
    var name: String
}
