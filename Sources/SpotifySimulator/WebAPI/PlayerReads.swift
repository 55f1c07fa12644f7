import MusicSkillCore

/// What plays where. These see the home with a little delay.
enum PlayerReads {
    static let routes = [
        Route(
            "GET", "/v1/me/player", query: [.market, .additionalTypes], access: .token(["user-read-playback-state"])
        ) { world, call in
            world.home(at: call.moment).playerJSON(at: call.moment).map { .json($0) } ?? .noContent
        },
        Route(
            "GET", "/v1/me/player/currently-playing", query: [.market, .additionalTypes],
            access: .token(["user-read-currently-playing"])
        ) { world, call in
            world.home(at: call.moment).currentlyPlayingJSON(at: call.moment).map { .json($0) } ?? .noContent
        },
        Route("GET", "/v1/me/player/devices", access: .token(["user-read-playback-state"])) { world, call in
            .json(world.home(at: call.moment).devicesJSON)
        },
        Route(
            "GET", "/v1/me/player/queue",
            access: .token(["user-read-currently-playing", "user-read-playback-state"])
        ) { world, call in
            let playhead = world.home(at: call.moment).playhead
            return .json([
                "currently_playing": playhead.current?.json ?? nil,
                "queue": .array(playhead.upcoming.prefix(20).map(\.json)),
            ])
        },
        Route(
            "GET", "/v1/me/player/recently-played",
            query: [.limit(50), .optional("after", .number(0...Int.max)), .optional("before", .number(0...Int.max))],
            access: .token(["user-read-recently-played"]), handler: recentlyPlayed),
    ]

    private static func recentlyPlayed(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let (after, before) = (call.number("after"), call.number("before"))
        if after != nil, before != nil { throw .invalid("after and before") }
        let heard = world.home(at: call.moment).playhead.history.reversed()
            .map { (heard: $0, date: call.moment.date(of: $0.endedAt)) }
            .filter { $0.date.millisecondsSince1970 > after ?? 0 }
            .filter { $0.date.millisecondsSince1970 < before ?? Int.max }
        let shown = heard.prefix(call.number("limit") ?? 20)
        let cursors: JSON = [
            "after": JSON(shown.first.map { String($0.date.millisecondsSince1970) }),
            "before": JSON(shown.last.map { String($0.date.millisecondsSince1970) }),
        ]
        return .json([
            "href": .string("\(Wire.base)/me/player/recently-played"), "limit": .integer(call.number("limit") ?? 20),
            "next": nil, "cursors": shown.isEmpty ? nil : cursors, "total": .integer(heard.count),
            "items": .array(
                shown.map { heard, date in
                    [
                        "track": heard.track.json, "played_at": .string(date.iso8601),
                        "context": JSON(context: heard.context),
                    ]
                }),
        ])
    }
}
