import MusicSkillCore

/// What is documented and yet not to be had.
enum AbsentEndpoints {
    /// Taken from Development Mode apps in November 2024 and February 2026: 403, whoever asks.
    /// https://developer.spotify.com/documentation/web-api/references/changes/february-2026
    private static let removed: KeyValuePairs<String, [PathTemplate]> = [
        "GET": [
            "/v1/albums", "/v1/artists", "/v1/audiobooks", "/v1/chapters", "/v1/episodes", "/v1/shows", "/v1/tracks",
            "/v1/artists/{id}/top-tracks", "/v1/artists/{id}/related-artists", "/v1/browse/new-releases",
            "/v1/browse/categories", "/v1/browse/categories/{id}", "/v1/browse/categories/{id}/playlists",
            "/v1/browse/featured-playlists", "/v1/markets", "/v1/users/{id}", "/v1/users/{id}/playlists",
            "/v1/me/albums/contains", "/v1/me/audiobooks/contains", "/v1/me/episodes/contains",
            "/v1/me/shows/contains", "/v1/me/tracks/contains", "/v1/me/following/contains",
            "/v1/playlists/{id}/followers/contains", "/v1/playlists/{id}/tracks", "/v1/audio-features",
            "/v1/audio-features/{id}", "/v1/audio-analysis/{id}", "/v1/recommendations",
            "/v1/recommendations/available-genre-seeds",
        ],
        "POST": ["/v1/users/{id}/playlists", "/v1/playlists/{id}/tracks"],
        "PUT": saving, "DELETE": saving,
    ]

    private static let saving: [PathTemplate] = [
        "/v1/me/albums", "/v1/me/audiobooks", "/v1/me/episodes", "/v1/me/shows", "/v1/me/tracks", "/v1/me/following",
        "/v1/playlists/{id}/followers", "/v1/playlists/{id}/tracks",
    ]

    /// No books are in this catalogue.
    private static let unstocked: [PathTemplate] = [
        "/v1/audiobooks/{id}", "/v1/audiobooks/{id}/chapters", "/v1/chapters/{id}",
    ]

    static let routes =
        removed.flatMap { method, paths in
            paths.map { path in
                Route(method, path, access: .token([]), isRemoved: true) { _, _ throws(Refusal) in
                    throw .forbidden
                }
            }
        }
        + unstocked.map { path in
            Route("GET", path, query: [.market, .limit(50), .offset], access: .token([])) { _, _ throws(Refusal) in
                throw .resourceNotFound
            }
        }
}
