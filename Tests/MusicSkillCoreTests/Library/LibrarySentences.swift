import MusicSkillCore

extension Sentences {
    /// About the account's own things, as the music skill reads them.
    static let library: [String: [Interpretation]] = [
        "play my liked songs": [play([.playlist: "liked songs"])],
        "shuffle my liked songs": [play([.playlist: "liked songs", .sort: "random"])],
        "play what we heard last": [play([.sort: "recent"])],
        "play my running playlist": [play([.playlist: "running"])],
        "play queen": [play([.query: "queen"], score: 0.6)],
        "play radiolab": [play([.itemType: "show", .query: "radiolab"])],
        "play the latest episode of radiolab": [
            play([.itemType: "episode", .sort: "latest", .query: "radiolab"])
        ],
        "like this": [.init(intent: .like)],
        "like this album": [about(.like, [.itemType: "album"])],
        "follow this artist": [about(.like, [.itemType: "artist"])],
        "like halo": [about(.like, [.query: "halo"])],
        "unlike this": [.init(intent: .unlike)],
        "add this to running": [about(.addToPlaylist, [.playlist: "running"])],
        "add halo to running": [about(.addToPlaylist, [.query: "halo", .playlist: "running"])],
        "add this album to running": [about(.addToPlaylist, [.itemType: "album", .playlist: "running"])],
        "add this to a playlist": [.init(intent: .addToPlaylist)],
        "create a playlist called Rainy Days": [about(.createPlaylist, [.playlist: "Rainy Days"])],
        "create a playlist": [.init(intent: .createPlaylist)],
        "more like this": [.init(intent: .radio)],
        "play queen radio": [about(.radio, [.artist: "queen"])],
        "what did we hear before": [about(.nowPlaying, [.sort: "recent"])],
    ]

    private static func play(_ slots: [Slot: String], score: Double = 1) -> Interpretation {
        Interpretation(intent: .play, slots: slots.mapValues { SlotValue($0) }, score: score)
    }

    private static func about(_ intent: Intent, _ slots: [Slot: String]) -> Interpretation {
        Interpretation(intent: intent, slots: slots.mapValues { SlotValue($0) })
    }
}
