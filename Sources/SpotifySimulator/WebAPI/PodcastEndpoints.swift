import MusicSkillCore

/// Shows and episodes, one by one.
enum PodcastEndpoints {
    private static let access = Route.Access.token(["user-read-playback-position"])

    static let routes = [
        Route("GET", "/v1/shows/{id}", query: [.market], access: access) { world, call throws(Refusal) in
            let show = try show(call, in: world)
            let page = Page(call, path: "/shows/\(show.id)/episodes", defaultLimit: 50)
            return .json(show.json.adding(["episodes": page.json(show.episodes) { $0.reference }]))
        },
        Route(
            "GET", "/v1/shows/{id}/episodes", query: [.market, .limit(50), .offset], access: access
        ) { world, call throws(Refusal) in
            .json(Page(call, defaultLimit: 20).json(try show(call, in: world).episodes) { $0.reference })
        },
        Route("GET", "/v1/episodes/{id}", query: [.market], access: access) { world, call throws(Refusal) in
            guard let episode = world.catalogue.episode(id: call.id) else { throw .resourceNotFound }
            return .json(episode.json)
        },
    ]

    private static func show(_ call: Call, in world: World) throws(Refusal) -> Show {
        guard let show = world.catalogue.show(id: call.id) else { throw .resourceNotFound }
        return show
    }
}
