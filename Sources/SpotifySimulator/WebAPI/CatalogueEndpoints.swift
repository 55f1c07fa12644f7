import MusicSkillCore

/// Single tracks, albums and artists. Batches are gone since February 2026.
enum CatalogueEndpoints {
    static let routes = [
        Route("GET", "/v1/tracks/{id}", query: [.market], access: .token([])) { world, call throws(Refusal) in
            guard let track = world.catalogue.track(id: call.id) else { throw .resourceNotFound }
            return .json(track.json)
        },
        Route("GET", "/v1/artists/{id}", access: .token([])) { world, call throws(Refusal) in
            .json(try artist(call, in: world).json)
        },
        Route(
            "GET", "/v1/artists/{id}/albums",
            query: [
                .optional("include_groups", .choices(["album", "single", "appears_on", "compilation"])), .market,
                .optional("limit", .number(0...10)), .offset,
            ], access: .token([]), handler: albumsOfArtist),
        Route("GET", "/v1/albums/{id}", query: [.market], access: .token([])) { world, call throws(Refusal) in
            let album = try album(call, in: world)
            let tracks = world.catalogue.tracks(of: album)
            let page = Page(call, path: "/albums/\(album.id)/tracks", defaultLimit: 50)
            return .json(
                album.reference.adding([
                    "tracks": page.json(tracks) { $0.reference }, "copyrights": [], "external_ids": [:], "genres": [],
                ]))
        },
        Route(
            "GET", "/v1/albums/{id}/tracks", query: [.market, .limit(50), .offset], access: .token([])
        ) { world, call throws(Refusal) in
            let tracks = world.catalogue.tracks(of: try album(call, in: world))
            return .json(Page(call, defaultLimit: 20).json(tracks) { $0.reference })
        },
    ]

    private static func albumsOfArtist(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let albums = world.catalogue.albums(of: try artist(call, in: world))
        let groups = call.texts("include_groups")
        let shown = groups.isEmpty ? albums : albums.filter { groups.contains($0.kind) }
        return .json(Page(call, defaultLimit: 5).json(shown) { $0.reference })
    }

    private static func artist(_ call: Call, in world: World) throws(Refusal) -> Artist {
        guard let artist = world.catalogue.artist(id: call.id) else { throw .resourceNotFound }
        return artist
    }

    private static func album(_ call: Call, in world: World) throws(Refusal) -> Album {
        guard let album = world.catalogue.album(id: call.id) else { throw .resourceNotFound }
        return album
    }
}
