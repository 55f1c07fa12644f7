import Foundation
package import MusicSkillCore

/// What is sent for each thing the provider can do.
/// https://developer.spotify.com/documentation/web-api/reference/start-a-users-playback and its neighbours
package enum SpotifyRequests {
    private static let readScope = "user-read-playback-state"
    private static let modifyScope = "user-modify-playback-state"
    /// The most a Development Mode app gets of each kind since February 2026.
    private static let searchLimit = 10
    /// Well below the 226 that were too many in 2017. https://github.com/spotify/web-api/issues/582
    static let longestList = 100

    /// All kinds in one call: it costs one request and brings up to ten of each.
    package static func search(_ query: MusicQuery) -> SpotifyCall {
        SpotifyCall(
            .get, "/search",
            query: [
                URLQueryItem(name: "q", value: searchText(query.text)),
                URLQueryItem(name: "type", value: query.kinds.map(\.rawValue).joined(separator: ",")),
                URLQueryItem(name: "limit", value: String(searchLimit)),
            ], isIdempotent: true)
    }

    package static let players = SpotifyCall(.get, "/me/player/devices", scope: readScope, isIdempotent: true)

    /// Without `additional_types` an episode would come as no item at all.
    package static let playbackState = SpotifyCall(
        .get, "/me/player", query: [URLQueryItem(name: "additional_types", value: "track,episode")], scope: readScope,
        isIdempotent: true)

    /// The one call that carries out `command`, with the player named in it.
    ///
    /// Fails without a call where the player is known to refuse: restricted, without an id, or without a volume.
    package static func command(_ command: PlayerCommand, on player: Player) throws(ProviderError) -> SpotifyCall {
        let device = try deviceID(of: player)
        switch command {
        case .play(let item):
            return call(.put, "play", device, body: try json(PlayBody(item.id)), isIdempotent: false)
        case .playList(let items):
            return call(.put, "play", device, body: try json(PlayBody(items.map(\.id))), isIdempotent: false)
        case .resume: return set("play", device)
        case .pause: return set("pause", device)
        case .next: return step("next", device)
        case .previous: return step("previous", device)
        case .volume(let percent):
            guard player.supportsVolume else {
                throw ProviderError(
                    .notSupported, "\(player.name) does not let Spotify set its volume; set it on the device itself",
                    reason: ProviderError.volumeRefused, aspect: "volume")
            }
            return set("volume", device, ("volume_percent", String(min(max(percent, 0), 100))))
        case .seek(let position):
            return set("seek", device, ("position_ms", String(max(position.milliseconds, 0))))
        case .shuffle(let isOn): return set("shuffle", device, ("state", String(isOn)))
        case .repetition(let mode): return set("repeat", device, ("state", mode.rawValue))
        case .queueAdd(let item): return step("queue", device, ("uri", item.id.reference))
        case .transfer(let start):
            return SpotifyCall(
                .put, "/me/player", body: try json(TransferBody(deviceIDs: [device], play: start)),
                scope: modifyScope, isIdempotent: false)
        }
    }

    /// Apostrophes make a field filter such as `artist:` find nothing, in plain words they are wanted.
    /// https://github.com/spotify/web-api/issues/1041
    package static func searchText(_ text: String) -> String {
        guard let filters = text.firstRange(of: /(?:^|\s)(?:album|artist|track|genre|year|isrc|upc|tag):/) else {
            return text
        }
        return text[..<filters.lowerBound] + text[filters.lowerBound...].filter { !"'’‘ʼ´`".contains($0) }
    }

    private static func deviceID(of player: Player) throws(ProviderError) -> String {
        guard !player.isRestricted else {
            throw ProviderError(
                .playerRestricted, "\(player.name) takes no commands from outside; use its own app or buttons")
        }
        guard let id = player.reference else {
            throw ProviderError(
                .playerUnavailable, "\(player.name) is not connected to Spotify now; wake it up or open Spotify on it",
                reason: SpotifyReason.deviceNotFound)
        }
        return id
    }

    /// A setting of the player: the same value twice is the same as once.
    private static func set(
        _ action: String, _ device: String, _ parameter: (name: String, value: String)? = nil
    ) -> SpotifyCall {
        call(.put, action, device, parameter, isIdempotent: true)
    }

    /// A step of the player: twice is not once.
    private static func step(
        _ action: String, _ device: String, _ parameter: (name: String, value: String)? = nil
    ) -> SpotifyCall {
        call(.post, action, device, parameter, isIdempotent: false)
    }

    private static func call(
        _ method: HTTPRequest.Method, _ action: String, _ device: String,
        _ parameter: (name: String, value: String)? = nil, body: [UInt8]? = nil, isIdempotent: Bool
    ) -> SpotifyCall {
        let parameters = [parameter, ("device_id", device)].compactMap(\.self)
        return SpotifyCall(
            method, "/me/player/\(action)", query: parameters.map { URLQueryItem(name: $0.name, value: $0.value) },
            body: body, scope: modifyScope, isIdempotent: isIdempotent)
    }

    static func json(_ body: some Encodable) throws(ProviderError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(body))
        } catch {
            throw ProviderError(.internal, "a request to Spotify could not be written: \(error)")
        }
    }
}

/// A single piece goes by `uris`, everything that holds pieces by `context_uri`; the other way round Spotify refuses.
private struct PlayBody: Encodable {
    enum CodingKeys: String, CodingKey {
        case uris
        case contextURI = "context_uri"
    }

    var uris: [String]?
    var contextURI: String?

    /// - Parameter pieces: tracks and episodes only. Spotify refuses some hundreds of them.
    init(_ pieces: [MusicID]) {
        uris = pieces.prefix(SpotifyRequests.longestList).map(\.reference)
    }

    init(_ id: MusicID) {
        switch id.kind {
        case .track, .episode: uris = [id.reference]
        case .album, .artist, .playlist, .show: contextURI = id.reference
        }
    }
}

/// Exactly one id: Spotify refuses more, although it wants a list.
private struct TransferBody: Encodable {
    enum CodingKeys: String, CodingKey {
        case deviceIDs = "device_ids"
        case play
    }

    var deviceIDs: [String]
    var play: Bool
}
