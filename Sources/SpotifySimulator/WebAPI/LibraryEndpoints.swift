import MusicSkillCore

/// `/me/library`, the one way to like and follow since February 2026. URIs travel in the query.
enum LibraryEndpoints {
    private static let query: [Parameter] = [.required("uris", .texts(1...40))]
    private static let modifyScopes = [
        "track": "user-library-modify", "album": "user-library-modify", "artist": "user-follow-modify",
        "show": "user-library-modify", "playlist": "playlist-modify-public",
    ]
    private static let readScopes = [
        "track": "user-library-read", "album": "user-library-read", "artist": "user-follow-read",
        "show": "user-library-read", "playlist": "playlist-read-private",
    ]

    static let routes = [
        Route("PUT", "/v1/me/library", query: query, access: .token([])) { world, call throws(Refusal) in
            for uri in try uris(call, modifyScopes) {
                world.library.add(uri, from: world.catalogue, at: call.moment.date)
            }
            return ServerResponse(status: 200)
        },
        Route("DELETE", "/v1/me/library", query: query, access: .token([])) { world, call throws(Refusal) in
            for uri in try uris(call, modifyScopes) { world.library.remove(uri) }
            return ServerResponse(status: 200)
        },
        Route("GET", "/v1/me/library/contains", query: query, access: .token([])) { world, call throws(Refusal) in
            .json(.array(try uris(call, readScopes).map { .bool(world.library.contains($0)) }))
        },
    ]

    /// - Parameter scopes: what each kind of item needs.
    private static func uris(_ call: Call, _ scopes: [String: String]) throws(Refusal) -> [SpotifyURI] {
        var uris: [SpotifyURI] = []
        for text in call.texts("uris") {
            guard let uri = SpotifyURI(text), let scope = scopes[uri.kind] else { throw .invalid("uris") }
            guard call.scopes.contains(scope) else { throw .insufficientScope }
            uris.append(uri)
        }
        return uris
    }
}
