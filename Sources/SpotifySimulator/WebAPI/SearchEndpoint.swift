import MusicSkillCore

/// `GET /search`, at most ten results of each kind since February 2026.
enum SearchEndpoint {
    private static let kinds = ["album", "artist", "playlist", "track", "show", "episode", "audiobook"]

    static let routes = [
        Route(
            "GET", "/v1/search",
            query: [
                .required("q"), .required("type", .choices(kinds)), .market,
                .optional("limit", .number(0...10)), .optional("offset", .number(0...1000)),
                .optional("include_external", .choice(["audio"])),
            ], access: .token([]), handler: answer)
    ]

    private static func answer(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let text = call.text("q")
        guard !text.isEmpty else { throw .missing("q") }
        let query = SearchQuery(text)
        let search = world.catalogue.search
        let page = Page(call, defaultLimit: 5)
        let members = call.texts("type").uniqued(by: \.self).map { kind in
            let results =
                switch kind {
                case "track": page.json(search.tracks(query)) { $0.json }
                case "album": page.json(search.albums(query)) { $0.reference }
                case "artist": page.json(search.artists(query)) { $0.json }
                case "playlist":
                    page.json(search.playlists(query, among: world.library.playlists)) { $0.reference }
                case "show": page.json(search.shows(query)) { $0.json }
                case "episode": page.json(search.episodes(query)) { $0.json }
                default: page.json([Track]()) { $0.json }
                }
            return JSON.Member(name: kind + "s", value: results)
        }
        return .json(.object(members))
    }
}
