import MusicSkillCore

/// Playlists. Only the user's own show and change their contents; Spotify's own do not exist here.
enum PlaylistEndpoints {
    private static let modify = Route.Access.tokenWithAny(["playlist-modify-public", "playlist-modify-private"])
    private static let head: [Parameter] = [
        .optional("public", .flag), .optional("collaborative", .flag), .optional("description"),
    ]
    private static let maximumItems = 100

    static let routes = [
        Route(
            "GET", "/v1/me/playlists", query: [.limit(50), .offset], access: .token(["playlist-read-private"])
        ) { world, call in
            .json(Page(call, defaultLimit: 20).json(world.library.ownAndFollowedPlaylists) { $0.reference })
        },
        Route("POST", "/v1/me/playlists", body: .json([.required("name")] + head), access: modify) { world, call in
            let index = world.library.createPlaylist(call.body?["name"]?.text ?? "")
            describe(&world.library.playlists[index], call.body)
            return .json(world.library.playlists[index].reference, status: 201)
        },
        Route(
            "GET", "/v1/playlists/{id}", query: [.market, .optional("fields"), .additionalTypes], access: .token([])
        ) { world, call throws(Refusal) in
            let playlist = world.library.playlists[try index(call, in: world)]
            let page = Page(call, path: "/playlists/\(playlist.id)/items", defaultLimit: 50)
            return .json(playlist.json(items: page.json(playlist.entries) { $0.json }))
        },
        Route(
            "PUT", "/v1/playlists/{id}", body: .json([.optional("name")] + head), access: modify
        ) { world, call throws(Refusal) in
            describe(&world.library.playlists[try ownIndex(call, in: world)], call.body)
            return ServerResponse(status: 200)
        },
        Route(
            "GET", "/v1/playlists/{id}/items",
            query: [.market, .optional("fields"), .limit(50), .offset, .additionalTypes],
            access: .token(["playlist-read-private"])
        ) { world, call throws(Refusal) in
            let playlist = world.library.playlists[try ownIndex(call, in: world)]
            return .json(Page(call, defaultLimit: 20).json(playlist.entries) { $0.json })
        },
        Route(
            "POST", "/v1/playlists/{id}/items",
            query: [.optional("position", .number(0...Int.max)), .optional("uris", .texts(1...maximumItems))],
            body: .json([.optional("uris", .texts(1...maximumItems)), .optional("position", .number(0...Int.max))]),
            access: modify, handler: add),
        Route(
            "PUT", "/v1/playlists/{id}/items", query: [.optional("uris", .texts(1...maximumItems))],
            body: .json([
                .optional("uris", .texts(0...maximumItems)), .optional("range_start", .number(0...Int.max)),
                .optional("insert_before", .number(0...Int.max)), .optional("range_length", .number(1...Int.max)),
                .optional("snapshot_id"),
            ]), access: modify, handler: replaceOrReorder),
        Route(
            "DELETE", "/v1/playlists/{id}/items",
            body: .json([.required("items", .objects([.required("uri")])), .optional("snapshot_id")]),
            access: modify, handler: remove),
    ]

    private static func add(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let index = try ownIndex(call, in: world)
        guard let entries = try entries(call, in: world) else { throw .missing("uris") }
        let end = world.library.playlists[index].entries.count
        let position = call.body?["position"]?.integer ?? call.number("position") ?? end
        guard position <= end else { throw .invalid("position") }
        world.library.playlists[index].entries.insert(contentsOf: entries, at: position)
        return snapshot(world.library.playlists[index], status: 201)
    }

    private static func replaceOrReorder(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let index = try ownIndex(call, in: world)
        var entries = world.library.playlists[index].entries
        if let new = try Self.entries(call, in: world) {
            entries = new
        } else {
            guard let start = call.body?["range_start"]?.integer else { throw .missing("range_start") }
            guard let target = call.body?["insert_before"]?.integer else { throw .missing("insert_before") }
            let end = start + (call.body?["range_length"]?.integer ?? 1)
            guard end <= entries.count, target <= entries.count else { throw .invalid("range_start") }
            let moved = Array(entries[start..<end])
            entries.removeSubrange(start..<end)
            entries.insert(contentsOf: moved, at: target <= start ? target : max(start, target - moved.count))
        }
        world.library.playlists[index].entries = entries
        return snapshot(world.library.playlists[index], status: 200)
    }

    private static func remove(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let index = try ownIndex(call, in: world)
        let uris = Set(call.body?["items"]?.elements?.compactMap { $0["uri"]?.text } ?? [])
        guard uris.count <= maximumItems else { throw .invalid("items") }
        world.library.playlists[index].entries.removeAll { uris.contains($0.track.uri) }
        return snapshot(world.library.playlists[index], status: 200)
    }

    /// Of `uris` in the body or the query; nil when there are none in either.
    private static func entries(_ call: Call, in world: World) throws(Refusal) -> [Playlist.Entry]? {
        guard let uris = (call.body?["uris"] ?? call.query["uris"])?.elements?.compactMap(\.text) else { return nil }
        let tracks = uris.compactMap(world.catalogue.track(uri:))
        guard tracks.count == uris.count else { throw .invalid("uris") }
        return tracks.map { Playlist.Entry(track: $0, addedAt: call.moment.date) }
    }

    private static func describe(_ playlist: inout Playlist, _ body: JSON?) {
        if let name = body?["name"]?.text { playlist.name = name }
        if let isPublic = body?["public"]?.flag { playlist.isPublic = isPublic }
        if let isCollaborative = body?["collaborative"]?.flag { playlist.isCollaborative = isCollaborative }
        if let description = body?["description"]?.text { playlist.description = description }
    }

    private static func index(_ call: Call, in world: World) throws(Refusal) -> Int {
        let index = world.library.playlists.firstIndex { $0.id == call.id && $0.owner != .spotify }
        guard let index else { throw .resourceNotFound }
        return index
    }

    private static func ownIndex(_ call: Call, in world: World) throws(Refusal) -> Int {
        let index = try index(call, in: world)
        guard world.library.playlists[index].owner == .user else { throw .forbidden }
        return index
    }

    private static func snapshot(_ playlist: Playlist, status: Int) -> ServerResponse {
        .json(["snapshot_id": .string(playlist.snapshotID)], status: status)
    }
}
