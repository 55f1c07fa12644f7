/// What to play from where: not empty, and `place` lies within.
struct PlayRequest: Sendable {
    /// Spotify took about 226 in 2017. https://github.com/spotify/web-api/issues/582
    static let maximumURIs = 200

    let pieces: [Piece]
    let context: String?
    /// Where in `pieces` to begin; absent leaves it to shuffle.
    let place: Int?
    let position: Duration

    init(tracks: [Track], context: String?, place: Int?, position: Duration = .zero) {
        pieces = tracks.map(Piece.track)
        self.context = context
        self.place = place
        self.position = position
    }

    /// Somebody starts a track or a context at the device itself.
    init(starting uri: String, in world: World) throws(Refusal) {
        let piece = world.catalogue.piece(uri: uri)
        context = piece == nil ? uri : nil
        pieces = if let piece { [piece] } else { try Self.pieces(of: uri, in: world) }
        (place, position) = (nil, .zero)
        if pieces.isEmpty { throw .restrictionViolated }
    }

    /// Reads the body of `PUT /me/player/play`.
    /// - Returns: nil for a request without content, which means "resume".
    init?(_ body: JSON?, in world: World) throws(Refusal) {
        let uris = body?["uris"]?.elements?.compactMap(\.text)
        context = body?["context_uri"]?.text
        position = .milliseconds(body?["position_ms"]?.integer ?? 0)
        if let context {
            guard uris == nil else { throw .invalid("uris beside context_uri") }
            pieces = try Self.pieces(of: context, in: world)
            if body?["offset"] != nil, SpotifyURI(context)?.kind == "artist" { throw .artistOffset }
        } else if let uris {
            guard uris.count <= Self.maximumURIs else { throw .payloadTooLarge }
            pieces = uris.compactMap(world.catalogue.piece(uri:))
            guard pieces.count == uris.count else { throw .restrictionViolated }
            if body?["offset"] != nil, Set(uris).count < uris.count { throw .restrictionViolated }
        } else {
            return nil
        }
        place = try Self.place(body?["offset"], among: pieces)
        if pieces.isEmpty { throw .restrictionViolated }
    }

    private static func place(_ offset: JSON?, among pieces: [Piece]) throws(Refusal) -> Int? {
        guard let offset else { return nil }
        let place: Int?
        if let position = offset["position"]?.integer {
            place = position < pieces.count ? position : nil
        } else if let uri = offset["uri"]?.text {
            place = pieces.firstIndex { $0.uri == uri }
        } else {
            throw .emptyOffset
        }
        guard let place else { throw .restrictionViolated }
        return place
    }

    private static func pieces(of context: String, in world: World) throws(Refusal) -> [Piece] {
        guard let uri = SpotifyURI(context) else { throw .unsupportedContext }
        let catalogue = world.catalogue
        let tracks: [Track]? =
            switch uri.kind {
            case "album": catalogue.album(id: uri.id).map(catalogue.tracks(of:))
            case "artist": catalogue.artist(id: uri.id).map(catalogue.tracks(of:))
            case "playlist": world.library.playlist(id: uri.id)?.tracks
            case "collection": world.library.tracks.map(\.item)
            case "show": nil
            default: throw .unsupportedContext
            }
        if let tracks { return tracks.map(Piece.track) }
        guard let show = catalogue.show(id: uri.id) else { throw .resourceNotFound }
        return show.episodes.map(Piece.episode)
    }
}
