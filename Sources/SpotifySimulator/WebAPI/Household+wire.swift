import MusicSkillCore

extension Household {
    /// `GET /me/player/devices`.
    var devicesJSON: JSON {
        let listed = devices.indices.filter { devices[$0].isListed }
        return ["devices": .array(listed.map { devices[$0].json(isActive: $0 == active) })]
    }

    /// `GET /me/player`.
    /// - Returns: nil when nothing is active.
    func playerJSON(at moment: Moment) -> JSON? {
        guard let activeDevice, let playing = currentlyPlayingJSON(at: moment) else { return nil }
        let head: JSON = [
            "device": activeDevice.json(isActive: true), "shuffle_state": .bool(playhead.isShuffled),
            "smart_shuffle": false, "repeat_state": .string(playhead.repetition.rawValue),
        ]
        return .object((head.members ?? []) + (playing.members ?? []))
    }

    /// `GET /me/player/currently-playing`.
    /// - Returns: nil when nothing is active.
    func currentlyPlayingJSON(at moment: Moment) -> JSON? {
        guard active != nil else { return nil }
        let changedAt = moment.date(of: playhead.changedAt).millisecondsSince1970
        return [
            "timestamp": .integer(changedAt), "context": JSON(context: playhead.context),
            "progress_ms": JSON(playhead.current.map { _ in playhead.position(at: moment.instant).milliseconds }),
            "item": playhead.current?.json ?? nil,
            "currently_playing_type": .string(playhead.current?.kind ?? "unknown"),
            "actions": ["disallows": disallows], "is_playing": .bool(playhead.isPlaying),
        ]
    }

    private var disallows: JSON {
        var names = [playhead.isPlaying ? "resuming" : "pausing"]
        if !playhead.hasPrevious { names.append("skipping_prev") }
        return .object(names.map { JSON.Member(name: $0, value: true) })
    }
}

extension Device {
    func json(isActive: Bool) -> JSON {
        [
            "id": JSON(isHidden ? nil : id), "is_active": .bool(isActive), "is_private_session": false,
            "is_restricted": .bool(isRestricted), "name": .string(name), "type": .string(kind),
            "volume_percent": .integer(volume), "supports_volume": .bool(supportsVolume),
        ]
    }
}

extension JSON {
    /// What a list was started from; null for single tracks.
    init(context uri: String?) {
        guard let uri, let parsed = SpotifyURI(uri) else {
            self = .null
            return
        }
        self =
            parsed.kind == "collection"
            ? [
                "external_urls": ["spotify": "https://open.spotify.com/collection/tracks"],
                "href": .string("\(WebObject.base)/me/tracks"), "type": "collection", "uri": .string(uri),
            ]
            : .object(
                (WebObject.identity(parsed.kind, parsed.id).members ?? []).filter { !["id", "uri"].contains($0.name) }
                    + [Member(name: "uri", value: .string(uri))])
    }
}
