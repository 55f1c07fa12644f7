import MusicSkillCore

/// The user, and what the user keeps.
enum UserEndpoints {
    static let routes =
        [
            Route("GET", "/v1/me", access: .token([])) { _, _ in
                let account: JSON = [
                    "account_id": .string(StableID.base62("account", Library.userID)),
                    "display_name": .string(Library.userID), "images": [],
                ]
                return .json(
                    .object(
                        (account.members ?? []) + (WebObject.identity("user", Library.userID).members ?? [])))
            },
            saved("tracks") { world, page in
                page.json(world.library.tracks) { ["added_at": .string($0.addedAt.iso8601), "track": $0.item.json] }
            },
            saved("albums") { world, page in
                page.json(world.library.albums) {
                    ["added_at": .string($0.addedAt.iso8601), "album": $0.item.reference]
                }
            },
            saved("shows") { world, page in
                page.json(world.library.shows) { ["added_at": .string($0.addedAt.iso8601), "show": $0.item.json] }
            },
            Route(
                "GET", "/v1/me/following",
                query: [.required("type", .choice(["artist"])), .optional("after"), .limit(50)],
                access: .token(["user-follow-read"]), handler: following),
            Route("GET", "/v1/me/top/tracks", query: topQuery, access: .token(["user-top-read"])) { world, call in
                .json(Page(call, defaultLimit: 20).json(world.library.tracks.map(\.item)) { $0.json })
            },
            Route("GET", "/v1/me/top/artists", query: topQuery, access: .token(["user-top-read"])) { world, call in
                .json(Page(call, defaultLimit: 20).json(world.library.artists) { $0.json })
            },
        ]
        + ["episodes", "audiobooks"].map { kind in
            saved(kind) { _, page in page.json([]) { (_: Track) in nil } }
        }

    private static let topQuery: [Parameter] = [
        .optional("time_range", .choice(["short_term", "medium_term", "long_term"])), .limit(50), .offset,
    ]

    private static func saved(
        _ kind: String, _ page: @escaping @Sendable (World, Page) -> JSON
    ) -> Route {
        Route(
            "GET", PathTemplate(stringLiteral: "/v1/me/\(kind)"), query: [.market, .limit(50), .offset],
            access: .token(["user-library-read"])
        ) { world, call in
            .json(page(world, Page(call, defaultLimit: 20)))
        }
    }

    private static func following(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let all = world.library.artists
        let limit = call.number("limit") ?? 20
        let start = call.query["after"]?.text.flatMap { after in all.firstIndex { $0.id == after } }.map { $0 + 1 } ?? 0
        let shown = all[start...].prefix(limit)
        let hasMore = start + shown.count < all.count
        return .json([
            "artists": [
                "href": .string("\(WebObject.base)/me/following?type=artist"), "limit": .integer(limit), "next": nil,
                "cursors": ["after": JSON(hasMore ? shown.last?.id : nil)], "total": .integer(all.count),
                "items": .array(shown.map(\.json)),
            ]
        ])
    }
}
